// One check: asks the verifier, and makes of its answer what is shown and kept. An answer that is not one of the known outcomes is none.
import { ask } from './engine.js';
import { now, state, used } from './trust.js';

const OUTCOMES = ['valid', 'valid_old_data', 'authentic_not_logged', 'conflict', 'not_valid'];

/** What was asked (`certificate`, `proof`, `place`, `day`) with `outcome` and all that was said; or `unreadable`; or `fault`. */
export async function check({ certificate, proof, place, day }) {
  const at = now();
  await used();
  const said = await ask('kpcs_verify', certificate, proof, place, day, at);
  const asked = { at, certificate, proof, place, day };
  if (said.unreadable !== undefined) return { ...asked, unreadable: said.unreadable };
  if (said.fault !== undefined || !OUTCOMES.includes(said.outcome)) {
    return { ...asked, fault: state().word === 'never' ? 'no_trust_data' : (said.fault ?? 'stopped') };
  }
  return { ...asked, ...said };
}
