// htmx as we allow it: same origin, nothing evaluated (the content policy forbids it anyway), refused forms (422) are shown like any page.
import htmx from "htmx.org/dist/htmx.esm.js";

Object.assign(htmx.config, { includeIndicatorCSS: false, mode: "same-origin" });
