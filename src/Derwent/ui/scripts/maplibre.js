// Only what the map needs, so that the bundler can leave the rest behind.
import { Map, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";

export default { Map, Marker, NavigationControl, setWorkerUrl };
