// What the page keeps on this device: trust data, what it remembers of them, and scans. Nothing of it is sent anywhere.
// One record is put at once, so that a page that is closed in between leaves the old one whole.

const opened = new Promise((found, failed) => {
  const asked = indexedDB.open('kpcs-offline', 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('kept');
    asked.result.createObjectStore('scans', { keyPath: 'id', autoIncrement: true });
  };
  asked.onsuccess = () => found(asked.result);
  asked.onerror = () => failed(asked.error);
});
// Whoever asks is told; nobody has asked yet.
opened.catch(() => {});

async function within(store, mode, deed) {
  const transaction = (await opened).transaction(store, mode);
  const asked = deed(transaction.objectStore(store));
  return new Promise((found, failed) => {
    transaction.oncomplete = () => found(asked.result);
    transaction.onabort = () => failed(transaction.error);
  });
}

/** What is kept under `name`; undefined where nothing is. */
export const kept = (name) => within('kept', 'readonly', (store) => store.get(name));
export const keep = (name, value) => within('kept', 'readwrite', (store) => store.put(value, name));
export const forget = (name) => within('kept', 'readwrite', (store) => store.delete(name));

/** Every scan, the newest first. */
export const scans = async () => (await within('scans', 'readonly', (store) => store.getAll())).reverse();
export const keepScan = (scan) => within('scans', 'readwrite', (store) => store.put(scan));
export const forgetScans = () => within('scans', 'readwrite', (store) => store.clear());
