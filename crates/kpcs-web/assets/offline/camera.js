// The camera: frames are searched on the device, by the browser's own reader where it has one, else by the verifier's.
import { codesIn } from './reading.js';

const PAUSE_MS = 80;
/** The middle of a frame is searched at this size: enough for some three pixels a module. */
const SIDE = 720;

let stream;

/** Opens the camera into `video`, and says what it finds until it has found a code or is closed. */
export async function open(video, found) {
  const wanted = { facingMode: 'environment', width: { ideal: 1_920 }, height: { ideal: 1_080 } };
  const opened = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  stream = opened;
  video.srcObject = opened;
  await video.play();
  const look = await reader();
  void (async () => {
    while (stream === opened) {
      const codes = video.readyState < 2 ? {} : await look(video).catch(() => ({}));
      if (stream === opened && (codes.certificate || codes.proof)) found(codes);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  })();
}

export function close(video) {
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  video.srcObject = null;
}

/** Whether this camera has a light; only an open one knows. */
export const hasLight = () => stream?.getVideoTracks()[0]?.getCapabilities?.().torch === true;
export const light = (on) => stream?.getVideoTracks()[0]?.applyConstraints({ advanced: [{ torch: on }] });

async function reader() {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!formats.includes('qr_code')) return ownReader;
  const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => {
    const texts = (await detector.detect(video)).map((code) => code.rawValue);
    const of = (prefix) => texts.find((text) => text.startsWith(prefix));
    return { certificate: of('KPC1:'), proof: of('KPL1:') };
  };
}

function ownReader(video) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const part = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side];
  const size = Math.min(side, SIDE);
  return codesIn(video, size, size, '', part);
}
