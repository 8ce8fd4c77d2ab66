import { byHand } from "./stories/by-hand.ts";
import { calm } from "./stories/calm.ts";
import { lasting } from "./stories/lasting.ts";
import { looking } from "./stories/looking.ts";
import { moving } from "./stories/moving.ts";
import { refusing } from "./stories/refusing.ts";
import { reviewing } from "./stories/reviewing.ts";
import { saving } from "./stories/saving.ts";
import { worldOf } from "./world.ts";

const world = worldOf("firefox");
saving(world);
reviewing(world);
byHand(world);
moving(world);
refusing(world);
looking(world);
lasting(world);
calm(world);
