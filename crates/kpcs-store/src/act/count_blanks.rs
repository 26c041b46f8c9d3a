//! count_blanks in the database: the count stands in the journal; it moves no blank.

use kpcs_domain::act::{ActRecord, CountBlanks, count_blanks};

use super::{Circumstances, Stored};
use crate::{Entry, Sql, StoreFault, bind};

impl Stored for CountBlanks {
    fn gather(
        sql: &Sql<'_>,
        request: &count_blanks::Request,
        around: &Circumstances,
    ) -> Result<count_blanks::Facts, StoreFault> {
        let authority = around.actor.authority.clone();
        let number = |found: Option<i64>| found.unwrap_or_default().cast_unsigned();
        let (unused, spoiled) = match &request.holder {
            Some(holder) => {
                let in_hand =
                    "select count(*) from view_blank where authority = $1 and state = 'allotted' and holder = $2";
                (sql.query_integer(in_hand, bind![&authority, holder.to_string()])?, Some(0))
            }
            None => {
                let in_state = "select count(*) from view_blank where authority = $1 and state = $2";
                let [stock, spoiled] = ["stock", "spoiled"];
                (
                    sql.query_integer(in_state, bind![&authority, stock])?,
                    sql.query_integer(in_state, bind![&authority, spoiled])?,
                )
            }
        };
        Ok(count_blanks::Facts { authority, unused: number(unused), spoiled: number(spoiled) })
    }

    fn project(_: &Sql<'_>, _: &Entry, _: &ActRecord<Self>) -> Result<(), StoreFault> {
        Ok(())
    }
}
