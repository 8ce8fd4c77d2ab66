import { lasting } from "./stories/lasting.ts";
import { refusing } from "./stories/refusing.ts";
import { saving } from "./stories/saving.ts";
import { worldOf } from "./world.ts";

const world = worldOf("chromium");
saving(world);
refusing(world);
lasting(world);
