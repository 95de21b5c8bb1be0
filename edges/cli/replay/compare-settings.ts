import { Command, CommanderError } from "commander";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import { fileName } from "../../input/read-file.ts";
import type { ReplayOptions } from "../../request/replay/options.ts";

/** Settings by the names of their flags, such as `strike` to `delta:0.30`. */
export type Settings = Readonly<Record<string, string>>;

/** A run to compare with: the command line with some flags changed. */
export interface Alternative {
  readonly settings: Settings;
  readonly options: ReplayOptions;
}

const MOST_ALTERNATIVES = 3;
const EXAMPLE = "Expected such as --compare strike=delta:0.30,hedge=none";

/** A parser of one `--compare` for commander, which hands over those before it. */
export function collectSettings(text: string, earlier: readonly Settings[] = []): Settings[] {
  if (earlier.length === MOST_ALTERNATIVES) {
    throw new InputError({
      what: `--compare is given more than ${MOST_ALTERNATIVES} times`,
      why: "The table has the run itself and three more",
      mend: "Compare the others in a run of their own",
    });
  }
  const settings: Record<string, string> = {};
  for (const pair of text.split(",")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, Math.max(at, 0)).trim();
    const value = pair.slice(at + 1).trim();
    if (!/^[a-z][a-z-]*$/.test(name) || value === "") {
      throw new InputError({
        what: `--compare ${quoted(text)} is refused`,
        why: `${quoted(pair)} is not a flag's name, = and a value`,
        mend: EXAMPLE,
      });
    }
    if (name === "prices" || name in settings) {
      throw new InputError({
        what: `--compare ${quoted(text)} is refused`,
        why: name === "prices" ? "The prices stay the same" : `${name} is there twice`,
        mend: EXAMPLE,
      });
    }
    settings[name] = value;
  }
  return [...earlier, settings];
}

/**
 * The runs that `--compare` asks for.
 *
 * @param addFlags adds the flags that a setting may name, with their readers and their refusals.
 */
export function alternativesOf(
  options: ReplayOptions,
  addFlags: (command: Command) => void,
): Alternative[] {
  const { compare = [], ...asRun } = options;
  const { prices, splits, vol, chain, rates, dividends } = options;
  const values = [prices, splits, vol, chain, rates, dividends, ...compare.flatMap(Object.values)];
  if (compare.length > 0 && values.includes("-")) {
    throw new InputError({
      what: "--compare cannot be used with -",
      why: "Each run reads the files, and standard input can be read once",
      mend: "Save it as a file",
    });
  }
  return compare.map((settings) => {
    const command = new Command()
      .exitOverride()
      .helpOption(false)
      .configureOutput({ writeErr: () => {} });
    addFlags(command);
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    try {
      command.parse(flags, { from: "user" });
    } catch (error) {
      throw error instanceof CommanderError ? refusedSetting(settings, error) : error;
    }
    const given = Object.entries(command.opts()).filter(
      ([name]) => command.getOptionValueSource(name) === "cli",
    );
    const changed = Object.fromEntries(given) as Partial<ReplayOptions>;
    return { settings: withoutFolders(settings), options: changedOptions(asRun, changed) };
  });
}

function refusedSetting(settings: Settings, error: CommanderError): InputError {
  const text = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return new InputError({
    what: `--compare ${quoted(text.join(","))} is refused`,
    why: error.message.replace(/^error: |\.$/g, "").replace(/\n/g, " "),
    mend: EXAMPLE,
  });
}

/** `shares` and `contracts` say the same thing: one that is given takes the other's place. */
function changedOptions(asRun: ReplayOptions, changed: Partial<ReplayOptions>): ReplayOptions {
  if (changed.shares === undefined && changed.contracts === undefined) {
    return { ...asRun, ...changed };
  }
  const { shares: _shares, contracts: _contracts, ...others } = asRun;
  return { ...others, ...changed };
}

/** A report names a file, never the folders of the user's computer. */
function withoutFolders(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      parseNumber(value) === undefined ? fileName(value) : value,
    ]),
  );
}
