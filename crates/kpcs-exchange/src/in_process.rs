//! The log of a hub, as the register in the same process reaches it.
//!
//! Invariant: places and proofs are passed on as the log gives them; the register checks them itself.

use std::sync::Arc;

use kpcs_domain::value::{Digest, Timestamp};
use kpcs_hub::{HubFault, LogService, Standing};
use kpcs_log::{LogKeys, LogProof, Quorum};
use kpcs_register::{Log, LogFault, Placed, StatementOf};

/// A log in this process.
pub struct HubLog(pub Arc<LogService>);

fn fault(error: &HubFault) -> LogFault {
    LogFault(error.to_string())
}

impl Log for HubLog {
    fn submit(
        &self,
        leaves: &[Digest],
        _: &StatementOf<'_>,
        put: &mut dyn FnMut(usize, Placed),
    ) -> Result<(), LogFault> {
        let entries: Vec<_> = leaves.iter().map(|leaf| leaf.0).collect();
        let places = self.0.submit(&entries).map_err(|error| LogFault(error.to_string()))?;
        places.into_iter().enumerate().for_each(|(at, place)| put(at, Placed::At(place)));
        Ok(())
    }

    fn proofs(&self, leaves: &[Digest]) -> Result<Vec<Option<LogProof>>, LogFault> {
        let proof = |leaf: &Digest| match self.0.proof(&leaf.0).map_err(|error| fault(&error))? {
            Standing::Proven { proof, .. } => Ok(Some(*proof)),
            Standing::Absent | Standing::Waiting { .. } => Ok(None),
        };
        leaves.iter().map(proof).collect()
    }

    fn first_index_at(&self, at: Timestamp) -> Result<Option<u64>, LogFault> {
        self.0.first_index_at(at.seconds().cast_unsigned()).map(Some).map_err(|error| fault(&error))
    }

    fn public_record(&self, _: u64) -> Result<Vec<Vec<u8>>, LogFault> {
        // This node's own register is the record.
        Ok(Vec::new())
    }

    fn trust_data(&self) -> Result<Option<Vec<u8>>, LogFault> {
        Ok(None)
    }

    fn settle(&self) {
        self.0.settle();
    }

    fn size(&self) -> u64 {
        self.0.head().size
    }

    fn keys(&self) -> LogKeys {
        self.0.keys()
    }

    fn quorum(&self) -> Quorum {
        self.0.quorum().clone()
    }
}
