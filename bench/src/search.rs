//! Searches and lists over a large corpus, as the pages ask them: one reader, each question with other words.
//!
//! Invariant: every question names the largest office of the corpus; the first page and one far down are both asked.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use kpcs_domain::{
    certificate::Goods,
    value::{AuthorityId, Carats, CertificateNumber, CountryCode, Day, HsCode, Name, UsdCents},
};
use kpcs_store::{
    Sql, Store, StoreFault, StoreOptions, bind,
    view::{
        ApplicationState, CertificateState, Slice, Sought, Span, Start, Term, count_by_state, count_shipments, figures,
        search_applications, search_certificates, search_shipments,
    },
};

use crate::spread;

/// How often each question is asked, with what it is asked of.
const ROUNDS: usize = 40;
const ROWS: u32 = 51;

struct World {
    exporting: AuthorityId,
    importing: AuthorityId,
    companies: Vec<Name>,
    numbers: Vec<CertificateNumber>,
    words: Vec<String>,
    today: Day,
    middle: i64,
}

pub fn run(folder: &Path) {
    let store = Store::open(folder, StoreOptions { unsynced: true }).expect("a folder made by `kpcs-bench corpus`");
    let world = store.read(world).expect("read");
    println!("certificates of {}, shipments of {}", world.exporting, world.importing);
    let mut all = Vec::new();
    for (name, question) in QUESTIONS {
        let mut taken = Vec::with_capacity(ROUNDS);
        let mut found = 0;
        for round in 0..ROUNDS {
            let start = Instant::now();
            found = found.max(store.read(|sql| question(sql, &world, round)).expect(name));
            taken.push(start.elapsed());
        }
        all.extend_from_slice(&taken);
        spread::print(&format!("{name} ({found} rows)"), taken);
    }
    let slow = all.iter().filter(|taken| **taken > Duration::from_millis(300)).count();
    spread::print("all questions", all);
    println!("over 300 ms: {slow}");
}

fn world(sql: &Sql<'_>) -> Result<World, StoreFault> {
    let largest = |text| sql.query_one(text, bind![], |row| row.parsed::<AuthorityId>(0));
    let exporting =
        largest("select authority from view_certificate group by authority order by count(*) desc limit 1")?;
    let importing = largest("select receiver from view_shipment group by receiver order by count(*) desc limit 1")?;
    let (exporting, importing) = (exporting.expect("certificates"), importing.expect("shipments"));
    let companies: Vec<Name> = sql.query(
        "select exporter from view_certificate where authority = $1 group by exporter order by count(*) desc limit 40",
        bind![&exporting],
        |row| row.parsed(0),
    )?;
    let numbers = sql.query(
        "select number from view_certificate where authority = $1 and position % 977 = 3 limit 40",
        bind![&exporting],
        |row| row.parsed(0),
    )?;
    let middle = sql.query_integer("select max(position) / 2 from view_certificate", bind![])?.unwrap_or(0);
    let last = sql.query_integer("select max(issued_on) from view_certificate", bind![])?.unwrap_or(0);
    let words = companies.iter().filter_map(|name| name.as_str().split(' ').next().map(str::to_owned)).collect();
    let today = Day::from_epoch_days(last).unwrap_or(Day::scheme_start());
    Ok(World { exporting, importing, companies, numbers, words, today, middle })
}

type Question = fn(&Sql<'_>, &World, usize) -> Result<usize, StoreFault>;

fn pick<T>(of: &[T], round: usize) -> &T {
    &of[round % of.len()]
}

fn word(text: &str) -> Vec<Term> {
    vec![Term::Word(text.to_owned())]
}

fn any_place(code: &str) -> Vec<Term> {
    let code = CountryCode::parse(code).expect("a code");
    vec![Term::Origin(code), Term::Destination(code), Term::Issuer(code)]
}

fn clauses(clauses: Vec<Vec<Term>>) -> Sought {
    Sought { clauses, ..Sought::default() }
}

fn heavy(round: usize) -> Span<Carats> {
    Span { from: Carats::from_thousandths(1_000_000 * (1 + round as i64)), to: None }
}

fn certificates(sql: &Sql<'_>, world: &World, sought: &Sought) -> Result<usize, StoreFault> {
    Ok(search_certificates(sql, (&world.exporting, None), None, sought, Slice::newest(ROWS))?.len())
}

const QUESTIONS: [(&str, Question); 23] = [
    ("certificates, newest", |sql, world, _| certificates(sql, world, &Sought::default())),
    ("certificates, far down", |sql, world, round| {
        let slice = Slice { limit: ROWS, start: Start::Before(world.middle + round as i64) };
        Ok(search_certificates(sql, (&world.exporting, None), None, &Sought::default(), slice)?.len())
    }),
    ("certificates of a state", |sql, world, round| {
        let state = *pick(CertificateState::ALL, round);
        Ok(search_certificates(sql, (&world.exporting, None), Some(state), &Sought::default(), Slice::newest(ROWS))?
            .len())
    }),
    ("certificates of a company", |sql, world, round| {
        let company = Some(pick(&world.companies, round));
        Ok(search_certificates(sql, (&world.exporting, company), None, &Sought::default(), Slice::newest(ROWS))?.len())
    }),
    ("by number", |sql, world, round| {
        certificates(sql, world, &clauses(vec![vec![Term::Number(pick(&world.numbers, round).clone())]]))
    }),
    ("by the beginning of a serial", |sql, world, round| {
        certificates(sql, world, &clauses(vec![word(&pick(&world.numbers, round).digits()[..5])]))
    }),
    ("by a name", |sql, world, round| {
        certificates(sql, world, &clauses(vec![word(pick::<String>(&world.words, round))]))
    }),
    ("by three letters of a name", |sql, world, round| {
        let letters: String = pick(&world.words, round).chars().take(3).collect();
        certificates(sql, world, &clauses(vec![word(&letters)]))
    }),
    ("by the word in every name", |sql, world, round| {
        certificates(sql, world, &clauses(vec![word(&"simulated"[..3 + round % 7])]))
    }),
    ("by two names", |sql, world, round| {
        let two = vec![word(pick::<String>(&world.words, round)), word(pick::<String>(&world.words, round + 7))];
        certificates(sql, world, &clauses(two))
    }),
    ("by a word that is nowhere", |sql, world, round| {
        certificates(sql, world, &clauses(vec![word(&format!("zzzqq{round}"))]))
    }),
    ("by a place", |sql, world, round| {
        certificates(sql, world, &clauses(vec![any_place(pick::<&str>(&["IN", "AE", "RU", "BW", "CF"], round))]))
    }),
    ("by subheading and place", |sql, world, round| {
        let hs = *pick(&HsCode::ALL, round);
        certificates(
            sql,
            world,
            &clauses(vec![vec![Term::Hs(hs)], any_place(pick::<&str>(&["IN", "AE", "LK"], round))]),
        )
    }),
    ("over a weight", |sql, world, round| {
        certificates(sql, world, &Sought { carats: heavy(round), ..Sought::default() })
    }),
    ("of one exact weight", |sql, world, round| {
        let one = Carats::from_thousandths(12_340 + round as i64);
        certificates(sql, world, &Sought { carats: Span { from: one, to: one }, ..Sought::default() })
    }),
    ("in a month, over a value", |sql, world, round| {
        let from = world.today.plus_days(-60 * round as i64);
        let day = Span { from: Some(from), to: Some(from.plus_days(30)) };
        let value = Span { from: UsdCents::from_cents(100_000_000), to: None };
        certificates(sql, world, &Sought { day, value, ..Sought::default() })
    }),
    ("by a place, over a weight that few have", |sql, world, round| {
        let place = any_place(pick::<&str>(&["IN", "AE", "RU"], round));
        certificates(sql, world, &Sought { clauses: vec![place], carats: heavy(40 * (round + 1)), ..Sought::default() })
    }),
    ("by the word in every name, over a weight that few have", |sql, world, round| {
        let sought = Sought { clauses: vec![word("simulated")], carats: heavy(40 * (round + 1)), ..Sought::default() };
        certificates(sql, world, &sought)
    }),
    ("shipments by a name", |sql, world, round| {
        let sought = clauses(vec![word(pick::<String>(&world.words, round))]);
        Ok(search_shipments(sql, &world.importing, None, &sought, Slice::newest(ROWS))?.len())
    }),
    ("shipments of a state over a weight", |sql, world, round| {
        let state = *pick(Goods::ALL, round);
        let sought = Sought { carats: heavy(round), ..Sought::default() };
        Ok(search_shipments(sql, &world.importing, Some(state), &sought, Slice::newest(ROWS))?.len())
    }),
    ("applications of a company by state", |sql, world, round| {
        let (company, state) = (Some(pick(&world.companies, round)), *pick(ApplicationState::ALL, round));
        let who = (&world.exporting, company);
        Ok(search_applications(sql, who, Some(state), &Sought::default(), Slice::newest(ROWS))?.len())
    }),
    ("counts of both desks", |sql, world, _| {
        Ok(count_by_state(sql, &world.exporting)?.len() + count_shipments(sql, &world.importing)?.len())
    }),
    ("figures of the first page", |sql, world, _| {
        Ok(usize::from(figures(sql, world.today.plus_days(-365), world.today)?.issued > 0))
    }),
];
