/**
 * The types of the custom element `<uncat-readiness>`: what a page says to it and hears from it.
 * What is in a questionnaire is not known here: ids are texts.
 */

/** The element. It is defined when this module is imported, once on a page. */
export class UncatReadiness extends HTMLElement {
  /** The assessment with its results; null before `ready`. */
  get assessment(): Assessment | null;
  /**
   * Opens a document, or its JSON text, in place of the present answers, without asking the reader.
   * What cannot be opened throws a TypeError, and the present answers stay.
   */
  set assessment(document: Assessment | string);

  /** The version of the widget, such as `1.2.0`. */
  readonly version: string;

  /** The figures alone; null before `ready`. */
  readonly results: Results | null;

  /**
   * Fulfilled with the element when the program is there and the widget drawn, rejected with the reason when it cannot be.
   * An element that was taken out of the page, or whose program has ended, gets a new one.
   */
  readonly ready: Promise<this>;

  /** Erases all answers, those that are kept too, without asking the reader. Fulfilled once that is drawn. */
  reset(): Promise<void>;

  /** Offers the assessment, or the dates of its plan, to the reader as a file. */
  download(kind?: 'json' | 'calendar' | `${'readiness' | 'profile' | 'themes' | 'plan'}.${'svg' | 'png'}`): Promise<void>;

  /**
   * Opens a file or a document as if the reader had chosen it: `asked` where answers would be lost and the reader is
   * asked first. Fulfilled once that is drawn; rejected with a TypeError when it cannot be opened.
   */
  open(document: Blob | Assessment | string): Promise<'opened' | 'asked'>;

  /** Goes to a place of the widget. Fulfilled once that is drawn; rejected with a RangeError when there is none of that name. */
  show(place: Place): Promise<void>;

  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: UncatReadiness, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: UncatReadiness, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The attributes, for those who describe elements to a framework. Without one, its first value holds. */
export interface Attributes {
  /** A BCP 47 tag; without it, the language of what is around the element. */
  lang?: string;
  /** The address of a bundle of your own, relative to the page. */
  questionnaire?: string;
  /** Which part is asked: ids of groups and sections, `before-deposit`, `key`, with spaces between them. */
  scope?: string;
  /** Where answers are kept. */
  storage?: 'tab' | 'none' | 'device';
  /** The parameters of the page's address that tell its pages apart for what is kept, with spaces between them. */
  query?: string;
  /** Where the widget begins each time the page is opened. */
  place?: Place;
  /** The address of a document, relative to the page, that is opened for a reader without answers. */
  assessment?: string;
  /** The level of the first heading; those below follow. */
  heading?: '1' | '2' | '3' | '4';
  /** Light or dark; `auto` is what the reader prefers. */
  theme?: 'auto' | 'light' | 'dark';
  /** Whether the widget is fetched when a reader comes near to it, or at once. */
  loading?: 'lazy' | 'eager';
  /** Whether the fragment of the page's address names the place that is shown. */
  addresses?: 'none' | 'fragment';
  /** Whether the browser asks before answers would be lost with the page. */
  closing?: 'ask' | 'quiet';
  /** Whether the reader can choose a language. */
  languages?: 'shown' | 'hidden';
}

/** A screen, a part of the results, or the id of a section or of a statement. */
export type Place =
  | 'start'
  | 'tasks'
  | 'results'
  | 'plan'
  | 'recommendations'
  | `results/${ResultsPart}`
  | `results/by/${Lens}`
  | `results/of/${string}`
  | 'results/what-if'
  | 'results/find-out'
  | 'keeping'
  | 'begin/all'
  | 'begin/key'
  | `${string}/check`
  | (string & {});

/** A way to look at the answers. */
export type Lens = 'phase' | 'area' | 'theme' | 'article' | 'risk';

/** A part of the results. */
export type ResultsPart = 'summary' | 'strengths' | 'deposit' | 'next' | 'profile' | 'themes' | 'files';

/** The events. All of them bubble, and cross the borders of shadow trees. */
export interface Events {
  /** The widget is drawn. */
  'uncat-readiness-ready': CustomEvent<Counts>;
  /** The assessment has changed. */
  'uncat-readiness-changed': CustomEvent<Counts>;
  /** Every statement that is asked has an answer, and one had none before. */
  'uncat-readiness-completed': CustomEvent<Counts>;
  /** The answers were kept in the browser, or offered as a file. */
  'uncat-readiness-saved': CustomEvent<Saved>;
  'uncat-readiness-language': CustomEvent<Spoken>;
  /** Something could not be done. */
  'uncat-readiness-failed': CustomEvent<Failed>;
}

/** Statements, at the depth that the reader chose. */
export interface Counts {
  /** How many have an answer. */
  readonly answered: number;
  /** How many are asked. */
  readonly asked: number;
}

/** Where the answers are now. */
export interface Saved {
  /** In this tab, on this device, or in a file that the reader was offered. */
  readonly where: 'tab' | 'device' | 'file';
}

/** Another language is shown. */
export interface Spoken {
  /** Its tag. */
  readonly language: string;
}

/** What could not be done. The present answers are untouched. */
export interface Failed {
  /** In one word. */
  readonly reason: Reason;
  /** For whoever runs the page, where that is who can mend it. */
  readonly message?: string;
}

/** The widget cannot start, its program has ended twice, the property cannot be set, or why a file cannot be opened. */
export type Reason =
  | 'cannot-start'
  | 'ended'
  | 'assessment'
  | 'too-large'
  | 'not-an-assessment'
  | 'newer-version'
  | 'other-questionnaire'
  | 'broken';

/**
 * The document, as `schema/assessment.schema.json` describes it. In the widget a line takes at most 2,000 characters, a
 * note or a reason 50,000 (as `length` counts them), and everything together at most 4,000,000 bytes of JSON without white
 * space and results; a document with more than that in all is refused.
 */
export interface Assessment {
  /** The address of the schema, for editors. */
  $schema?: unknown;
  /** What the document is. */
  format: 'uncat-readiness/assessment';
  /** The version of its format. */
  version: 1;
  /** What was answered. */
  questionnaire: Edition;
  /** Whose assessment it is: the State, or a body. */
  title?: string;
  /** The handling label. */
  handling?: string;
  /** Which body answers. */
  respondent?: string;
  /** The day of the state of affairs, such as `2027-03-15`, as it was entered. */
  asOf?: string;
  /** When the first answer was given (RFC 3339, UTC). */
  created?: string;
  /** When the last answer was given, in the same form. */
  updated?: string;
  /** Whether the key statements are asked, or all; left out while that is not chosen. */
  depth?: 'key' | 'all';
  /** The id of the starting point. */
  startingPoint?: 'considering' | 'party' | 'incident' | 'strengthening' | (string & {});
  /** The treaties that the State has joined, by the ids of their sources; left out where nothing is said of treaties. */
  treaties?: string[];
  /** The planned day of deposit, as in `2027-09-15`. */
  deposit?: string;
  /** By the ids of the statements. */
  answers: Record<string, Answer>;
  /** The groups at risk that were marked, by the ids of the sections. */
  groupsAtRisk?: Record<string, string[]>;
  /** The draft action plan. */
  plan?: PlanLine[];
  /** The recommendations that the State has received. */
  recommendations?: Recommendation[];
  /** The language of the widget that wrote the document. What a person wrote may be in another. */
  language?: string;
  /** That it is reported by the user and not verified, in that language. */
  notice?: string;
  /** The figures as they stood when the document was made; they are not read back. */
  results?: Results;
}

/** A questionnaire in one edition. */
export interface Edition {
  /** Its id. */
  id: string;
  /** Its edition. */
  edition: string;
}

/** The answer to one statement. Without a response there is none yet. */
export interface Answer {
  /** The id of a level of the scale, or one of the two that are no level. */
  response?: 'not-yet' | 'planned' | 'partly' | 'in-place' | 'not-known' | 'not-applicable' | (string & {});
  /** Why the statement does not apply. */
  reason?: string;
  /** A note. */
  note?: string;
  /** Documents that show it. */
  evidence?: Evidence[];
  /** Whether it is a practice to keep. */
  keep?: boolean;
  /** Who answered, where documents of several bodies were joined. */
  by?: string;
  /** When, as in `created`. */
  at?: string;
  /** What was answered in an earlier edition, where that is to be looked at again. */
  earlier?: Earlier[];
}

/** An answer in an earlier edition of the questionnaire. */
export interface Earlier {
  /** The edition. */
  edition: string;
  /** The id of the statement there. */
  statement: string;
  /** As in an answer. */
  response?: string;
  /** Why the statement did not apply. */
  reason?: string;
  /** The note. */
  note?: string;
}

/** A document that shows what was answered. */
export interface Evidence {
  /** Its title. */
  title: string;
  /** Where it can be read. */
  link?: string;
}

/** A line of the plan: of a step of the questionnaire, or of one of the person's own. */
export interface PlanLine {
  /** The id of the step; a line has either this or `own`. */
  step?: string;
  /** The number of a step of the person's own. */
  own?: number;
  /** What is to be done, where the person has written it. */
  text?: string;
  /** The body that leads. */
  lead?: string;
  /** By when, as in `2027-04-30`. */
  due?: string;
  /** How far it is. */
  status?: 'not-begun' | 'in-progress' | 'done';
  /** What will show that it is done. */
  sign?: string;
  /** What it takes, and what that costs. */
  resources?: string;
  /** What help is needed. */
  help?: string;
  /** The statement that a step of the person's own finds out about. */
  findOut?: string;
  /** Whether the text is the questionnaire's: the widget shows and writes it in its own language. */
  textSuggested?: boolean;
  /** The same of the lead. */
  leadSuggested?: boolean;
}

/** A recommendation that the State has received. */
export interface Recommendation {
  /** Who made it. */
  source?: RecommendationSource;
  /** The document or the session in which it stands. */
  document?: string;
  /** The paragraph. */
  paragraph?: string;
  /** When it was made, as in `2024-05-10`. */
  date?: string;
  /** What it asks, in short. */
  asks?: string;
  /** The ids of the statements that it is tied to. */
  indicators?: string[];
}

/** Who makes recommendations. */
export type RecommendationSource =
  | 'committee'
  | 'treaty-body'
  | 'special-procedure'
  | 'upr-accepted'
  | 'upr-noted'
  | 'regional-body'
  | 'human-rights-institution'
  | 'preventive-mechanism'
  | 'own-review';

/** The figures. */
export interface Results {
  /** Never: they are reported by the user. */
  verified: false;
  /** The whole. */
  overall: Figure;
  /** By the ids of the groups. */
  groups: Record<string, Figure>;
  /** By the ids of the sections. */
  sections: Record<string, Figure>;
  /** By the ids of the themes. */
  themes: Record<string, Figure>;
  /** What is best settled before deposit. */
  beforeDeposit: BeforeDeposit;
  /** What is asked, where it is a part of the questionnaire. */
  scope?: string[];
  /** By the ids of the themes, then by those of the groups. */
  themesByGroup?: Record<string, Record<string, Figure>>;
  /** By the numbers of the articles. */
  articles?: Record<string, Figure>;
  /** By the ids of the groups at risk; without a mark there is no figure. */
  groupsAtRisk?: Record<string, Figure>;
  /** The open statements, those that hold most of the overall range first. */
  findOutFirst?: FindOut[];
  /** A step for each statement with a level below the highest, in the order in which to take them. */
  nextSteps?: NextStep[];
  /** The statements that are not known, in the order in which to find them out. */
  toFindOut?: string[];
  /** The overall figure under other conventions. */
  robustness?: Robustness;
  /** What each statement brings to the figures that list it, by its id. */
  statements?: Record<string, StatementTerm>;
}

/** What brings a statement in place, and why it stands where it stands. */
export interface NextStep {
  /** The statement that it brings in place. */
  statement: string;
  /**
   * `now`: it can start, and the starting point stresses it or, without one, it is best settled before deposit;
   * `next`: it can start; `later`: it waits for an earlier step.
   */
  turn: 'now' | 'next' | 'later';
  /** Whether it can start, and all that it takes has a short horizon. */
  quickWin: boolean;
  /** The prerequisites that hold it back. */
  waitsFor: string[];
  /** The statements that need it and are not in place. */
  waitedForBy: string[];
  /** How many recommendations received are tied to it. */
  recommended: number;
  /** What it adds to the readiness of its section, as a fraction. */
  sectionGain: string;
  /** What it adds to readiness as a whole, as a fraction. */
  overallGain: string;
}

/** A figure with its range and the terms behind it. */
export interface Figure {
  /** In percent; null while no statement has a level, left out where fewer than five statements apply. */
  readiness?: number | null;
  /** The lowest value that it can still take. */
  lowest?: number;
  /** The highest value that it can still take. */
  highest?: number;
  /** The points of the answers with a level. */
  points: number;
  /** The points that these answers could have. */
  pointsPossible: number;
  /** The points that open statements could have. */
  pointsOpen: number;
  /** How many statements have a level. */
  withLevel: number;
  /** How many statements are on each rung of the scale. */
  levels: Record<string, number>;
  /** How many are not known. */
  notKnown: number;
  /** How many have no answer yet. */
  unanswered: number;
  /** How many do not apply. */
  notApplicable: number;
  /** How many do not apply as the person says, and not as the questionnaire foresees; they count as open. */
  notForeseen: number;
  /** The bands at both ends of the range; left out where there is no percentage. */
  bands?: Bands;
  /** Readiness, lowest and highest as fractions; left out where nothing applies. */
  exact?: ExactFigure;
  /** The statements that are added up, where the figure is pooled by points. */
  statements?: string[];
  /** The weights of the sections of which the figure is the mean. */
  weights?: Record<string, number>;
}

/** The bands that a figure can be in; one name holds only where both are the same. */
export interface Bands {
  /** The band of the lowest value. */
  lowest: string;
  /** The band of the highest value. */
  highest: string;
  /** The core statements that are not in place; while there are any, the last band is not named. */
  heldBy: string[];
}

/** The overall figure under another convention. */
export interface Otherwise {
  /** The points of the rungs there; left out where they are those of the scale. */
  points?: number[];
  /** In percent; null while no statement that counts has a level. */
  readiness: number | null;
  /** The lowest value that it can still take. */
  lowest: number;
  /** The highest value that it can still take. */
  highest: number;
  /** The same as fractions. */
  exact: ExactFigure;
  /** The bands at both ends of the range. */
  bands: Bands;
  /** Whether these are other bands than those of the overall figure. */
  movesBand: boolean;
}

/** The conventions under which the overall figure is computed a second time. */
export interface Robustness {
  /** Points that rise ever faster. */
  latePoints?: Otherwise;
  /** Points that rise ever more slowly. */
  earlyPoints?: Otherwise;
  /** Groups count the same, instead of sections. */
  equalGroups?: Otherwise;
  /** The weakest core statement decides. */
  weakestCore?: Otherwise;
}

/** A figure as fractions such as `'19/33'`, before it was rounded. */
export interface ExactFigure {
  /** Null while no statement has a level. */
  readiness: string | null;
  /** The lowest value that it can still take. */
  lowest: string;
  /** The highest value that it can still take. */
  highest: string;
}

/** An open statement, and how much of the overall range it holds. */
export interface FindOut {
  /** The id of the statement. */
  statement: string;
  /** A fraction: how much narrower the range becomes when it gets a level, whichever. */
  range: string;
}

/** What one statement brings to the figures that list it. */
export interface StatementTerm {
  /** Whether it has a level, or why it is left out of readiness. */
  state: 'level' | 'not-known' | 'unanswered' | 'not-applicable' | 'not-foreseen';
  /** Its points; null without a level. */
  points: number | null;
  /** Its points when it is in place. */
  full: number;
}

/** Counts, never a percentage. */
export interface BeforeDeposit {
  /** In place. */
  settled: number;
  /** With a level below that. */
  open: number;
  /** Not known. */
  notKnown: number;
  /** Without an answer. */
  unanswered: number;
  /** Not applicable. */
  notApplicable: number;
  /** Not applicable as the person says, where the questionnaire does not foresee that. */
  notForeseen: number;
  /** The ids of the statements that are counted. */
  statements?: string[];
}

declare global {
  interface HTMLElementTagNameMap {
    'uncat-readiness': UncatReadiness;
  }
  /** Also those of elements, documents and windows, which extend it. */
  interface GlobalEventHandlersEventMap extends Events {}
}
