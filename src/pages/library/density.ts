/** How close the rows stand: the reader's choice, kept with the settings. */
import { changeSettings, type Density, rememberedSettings } from "../../platform/settings.ts";

export interface DensityChoice {
  /** Shows the choice as it was kept. */
  readonly show: () => void;
  readonly set: (density: Density) => void;
}

export interface DensityOptions {
  readonly show: (density: Density) => void;
  readonly onChange: () => void;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export function createDensity({ show, onChange, attempt }: DensityOptions): DensityChoice {
  function draw(density: Density): void {
    document.body.dataset["density"] = density;
    show(density);
  }
  return {
    show: () => draw(rememberedSettings().listDensity),
    set: (density) => {
      draw(density);
      onChange();
      void attempt(() => changeSettings({ listDensity: density }));
    },
  };
}
