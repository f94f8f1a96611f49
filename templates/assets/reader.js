// The reader's comforts. Every page reads without them.
import "./keys.js";
import "./notes.js";
import "./options.js";
import { SITE } from "./kept.js";

navigator.serviceWorker?.register(new URL("sw.js", SITE)).catch(() => {}); // there is none in private windows
