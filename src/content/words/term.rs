//! The ids of the widget's own words, with the places that each has to fill in.

/// Declares the terms once: the variant, its id in `content/interface/<tag>.json`, its places to fill in.
macro_rules! terms {
    ($($term:ident $id:literal [$($place:literal),*];)*) => {
        /// One of the widget's own words or sentences. What each says stands in `content/interface/en.json`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the words themselves are the documentation, and they live in the content")]
        pub enum Term { $($term,)* }

        impl Term {
            /// The id and the places to fill in of each term, in the order of the variants.
            pub const ALL: &[(&'static str, &'static [&'static str])] = &[$(($id, &[$($place),*]),)*];
        }
    };
}

impl Term {
    /// The words for what is counted in a document, in the order of [`UNITS`](crate::content::sources::UNITS).
    pub(in crate::content) const UNITS: [Self; 11] = [
        Self::UnitArticle,
        Self::UnitParagraph,
        Self::UnitRule,
        Self::UnitPrinciple,
        Self::UnitPage,
        Self::UnitAnnex,
        Self::UnitRequirement,
        Self::UnitPractice,
        Self::UnitGuideline,
        Self::UnitSection,
        Self::UnitChapter,
    ];
}

terms! {
    Brand "brand" [];
    Paper "paper" ["handling", "date"];
    HandlingNone "handling-none" [];
    KeptInTab "kept-in-tab" [];
    KeptNowhere "kept-nowhere" [];
    SaveFile "save-file" [];
    NavLabel "nav-label" [];
    NavStart "nav-start" [];
    NavQuestionnaire "nav-questionnaire" [];
    NavResults "nav-results" [];
    Foot "foot" [];
    Independent "independent" [];
    SourcesAsOf "sources-as-of" ["date"];
    Of "of" ["n", "total"];
    Dash "dash" [];
    Close "close" [];
    Decimal "decimal" ["whole", "tenths"];
    NotKnown "not-known" [];
    NotApplicable "not-applicable" [];
    NoAnswer "no-answer" [];
    BeforeDeposit "before-deposit" [];
    Articles "articles" ["numbers"];
    ForceTreaty "force-treaty" [];
    ForceCommittee "force-committee" [];
    ForceSoftLaw "force-soft-law" [];
    ForceGuidance "force-guidance" [];
    Cited "cited" ["source", "pinpoint"];
    InPart "in-part" [];
    PartiesOnly "parties-only" [];
    InPartAndParties "in-part-and-parties" [];
    RangeFixed "range-fixed" [];
    RangeFromTo "range-from-to" ["low", "high"];
    Statements "statements" ["n"];
    CountAnswers "count-answers" ["n"];
    CountNotes "count-notes" ["n"];
    CountDocuments "count-documents" ["n"];
    AnsweredOf "answered-of" ["done", "n"];
    ProgressLabel "progress-label" [];
    SectionProgressLabel "section-progress-label" [];
    UnitArticle "unit-article" ["numbers"];
    UnitParagraph "unit-paragraph" ["numbers"];
    UnitRule "unit-rule" ["numbers"];
    UnitPrinciple "unit-principle" ["numbers"];
    UnitPage "unit-page" ["numbers"];
    UnitAnnex "unit-annex" ["numbers"];
    UnitRequirement "unit-requirement" ["numbers"];
    UnitPractice "unit-practice" ["numbers"];
    UnitGuideline "unit-guideline" ["numbers"];
    UnitSection "unit-section" ["numbers"];
    UnitChapter "unit-chapter" ["numbers"];
    Unverified "unverified" [];
    ReasonNeeded "reason-needed" [];
    Cleared "cleared" [];
    Saved "saved" [];
    Erased "erased" [];
    FileOpened "file-opened" [];
    StartLead "start-lead" [];
    Privacy "privacy" [];
    Begin "begin" [];
    Continue "continue" [];
    DepthTitle "depth-title" [];
    DepthHint "depth-hint" [];
    DepthKey "depth-key" [];
    DepthKeyHint "depth-key-hint" ["n"];
    DepthAll "depth-all" [];
    DepthAllHint "depth-all-hint" ["n"];
    IsNotTitle "is-not-title" [];
    IsNotFinding "is-not-finding" [];
    IsNotCertificate "is-not-certificate" [];
    IsNotRanking "is-not-ranking" [];
    IsNotReport "is-not-report" [];
    AgainTitle "again-title" [];
    OpenFile "open-file" [];
    KeepTitle "keep-title" [];
    KeepTab "keep-tab" [];
    KeepShared "keep-shared" [];
    EraseNow "erase-now" [];
    GivesTitle "gives-title" [];
    GivesFigure "gives-figure" [];
    GivesFigureText "gives-figure-text" [];
    GivesGate "gives-gate" [];
    GivesGateText "gives-gate-text" ["n"];
    GivesSteps "gives-steps" [];
    GivesStepsText "gives-steps-text" [];
    BasisTitle "basis-title" [];
    FactSections "fact-sections" [];
    FactSectionsValue "fact-sections-value" ["n", "groups"];
    FactStatements "fact-statements" [];
    FactEdition "fact-edition" [];
    Care "care" [];
    TasksTitle "tasks-title" [];
    TasksLead "tasks-lead" [];
    TasksLeadNotKept "tasks-lead-not-kept" [];
    SectionsLine "sections-line" ["complete", "going", "open"];
    LeftOff "left-off" ["section"];
    SeeResults "see-results" [];
    SeeTheResults "see-the-results" [];
    StartFirst "start-first" [];
    KeyLevel "key-level" [];
    KeyNotKnown "key-not-known" [];
    KeyNotApplicable "key-not-applicable" [];
    KeyNoAnswer "key-no-answer" [];
    GroupNote "group-note" ["note", "done", "total"];
    StateComplete "state-complete" [];
    StateNotStarted "state-not-started" [];
    StateInProgress "state-in-progress" [];
    DeepenLine "deepen-line" ["n"];
    Deepen "deepen" [];
    Position "position" ["group", "n", "total"];
    StatementsWithGate "statements-with-gate" ["n", "gate"];
    TrackLabel "track-label" [];
    CheckAnswers "check-answers" [];
    BackToTasks "back-to-tasks" [];
    RiskTitle "risk-title" [];
    RiskMarked "risk-marked" ["n"];
    RiskLegend "risk-legend" [];
    ToStatement "to-statement" ["id"];
    Clear "clear" [];
    ReasonLabel "reason-label" [];
    ReasonHint "reason-hint" [];
    ReasonError "reason-error" [];
    NoteTitle "note-title" [];
    NoteLabel "note-label" [];
    NoteHint "note-hint" [];
    AddDocument "add-document" [];
    KeepPractice "keep-practice" [];
    KeepPracticeHint "keep-practice-hint" [];
    Inside "inside" ["parts"];
    PracticeToKeepInside "practice-to-keep-inside" [];
    PracticeToKeep "practice-to-keep" [];
    DocumentTitle "document-title" ["n"];
    DocumentLink "document-link" ["n"];
    RemoveDocument "remove-document" ["n"];
    LinkError "link-error" [];
    WhyTitle "why-title" [];
    ShowsLabel "shows-label" [];
    After "after" ["ids"];
    CheckTitle "check-title" [];
    SectionSoFar "section-so-far" [];
    ErrorsTitle "errors-title" ["n"];
    ErrorReason "error-reason" ["id"];
    ErrorLink "error-link" ["id", "n"];
    OpenBefore "open-before" ["n"];
    OpenAfter "open-after" [];
    FigureNone "figure-none" [];
    FigureOpen "figure-open" ["low", "high"];
    FigureFixed "figure-fixed" ["now", "statements"];
    FigureRange "figure-range" ["now", "statements", "low", "high"];
    Sum "sum" ["points", "possible", "unknown", "open", "out"];
    DoneSection "done-section" [];
    GoOnTo "go-on-to" ["section"];
    Reason "reason" [];
    Note "note" [];
    Evidence "evidence" [];
    Change "change" [];
    Answer "answer" [];
    ReplaceTitle "replace-title" [];
    ReplaceLine "replace-line" ["n"];
    ReplaceWith "replace-with" ["n"];
    ReplaceYes "replace-yes" [];
    KeepMine "keep-mine" [];
    EraseTitle "erase-title" [];
    EraseLine "erase-line" ["answers", "notes"];
    EraseYes "erase-yes" [];
    NotKeptLine "not-kept-line" [];
    OpenedLine "opened-line" [];
    OpenedEdition "opened-edition" ["edition", "known"];
    OpenedAside "opened-aside" ["n"];
    OpenedAsideList "opened-aside-list" [];
    Untouched "untouched" [];
    TooLargeTitle "too-large-title" [];
    TooLargeLine "too-large-line" ["size", "most"];
    TooLargeRemedy "too-large-remedy" [];
    NotOursTitle "not-ours-title" [];
    NotOursLine "not-ours-line" [];
    NotOursRemedy "not-ours-remedy" [];
    NewerTitle "newer-title" [];
    NewerLine "newer-line" ["known"];
    NewerRemedy "newer-remedy" [];
    OtherTitle "other-title" [];
    OtherLine "other-line" ["found", "known"];
    OtherRemedy "other-remedy" [];
    BrokenTitle "broken-title" [];
    BrokenLine "broken-line" ["n"];
    BrokenRemedy "broken-remedy" [];
    ProblemList "problem-list" [];
    ChooseAnother "choose-another" [];
    GoOn "go-on" [];
    FaultWhole "fault-whole" [];
    FaultNotJson "fault-not-json" ["line", "column"];
    FaultMissing "fault-missing" ["place", "value"];
    FaultUnexpected "fault-unexpected" ["place", "value"];
    FaultRepeated "fault-repeated" ["place", "value"];
    FaultNotAllowed "fault-not-allowed" ["place", "value"];
    FaultUnknown "fault-unknown" ["place", "value"];
    FaultTooLong "fault-too-long" ["place", "value"];
    FaultOtherFormat "fault-other-format" ["place", "value"];
    FaultExpected "fault-expected" ["place"];
    ResultsTitle "results-title" [];
    ResultsSoFar "results-so-far" [];
    TocLabel "toc-label" [];
    EditionOf "edition-of" ["edition"];
    Readiness "readiness" [];
    ReadinessLabel "readiness-label" [];
    ReadinessNothing "readiness-nothing" [];
    ReadinessEmpty "readiness-empty" ["low", "high"];
    ReadinessFixed "readiness-fixed" ["now"];
    ReadinessRange "readiness-range" ["now", "low", "high"];
    MethodTitle "method-title" [];
    MethodPoints "method-points" ["levels"];
    MethodMean "method-mean" ["n"];
    MethodEqual "method-equal" [];
    MethodWeighted "method-weighted" [];
    MethodRange "method-range" [];
    MethodQuick "method-quick" [];
    FigureLabel "figure-label" ["now", "low", "high", "bands"];
    BandFrom "band-from" ["band", "from"];
    AtLeast "at-least" ["n"];
    AtMost "at-most" ["n"];
    Coverage "coverage" ["n", "total", "share"];
    CoverageLevel "coverage-level" ["n"];
    CoverageNotKnown "coverage-not-known" ["n"];
    CoverageOpen "coverage-open" ["n"];
    CoverageOut "coverage-out" ["n"];
    EmptyLine "empty-line" [];
    ToQuestionnaire "to-questionnaire" [];
    StrengthsTitle "strengths-title" [];
    StrengthsNone "strengths-none" [];
    StrengthsUnmarked "strengths-unmarked" ["n"];
    StrengthsMarked "strengths-marked" ["n", "marked"];
    StrengthsMore "strengths-more" ["n"];
    StrengthsAll "strengths-all" ["n"];
    GateSentence "gate-sentence" ["total", "settled", "open", "unknown", "blank"];
    GateLabel "gate-label" ["settled", "open", "unknown", "blank"];
    GatePost "gate-post" [];
    GateSettled "gate-settled" [];
    GateOpen "gate-open" [];
    GateNotKnown "gate-not-known" [];
    GateBlank "gate-blank" [];
    GateOpenList "gate-open-list" ["open", "unknown"];
    GateBlankList "gate-blank-list" ["n"];
    GateSettledList "gate-settled-list" ["n"];
    NextTitle "next-title" [];
    NextSentence "next-sentence" [];
    NextNone "next-none" [];
    NextFindOutOnly "next-find-out-only" [];
    OrderTitle "order-title" [];
    OrderText "order-text" [];
    OrderGain "order-gain" [];
    ShowAllSteps "show-all-steps" ["n"];
    ShowFewerSteps "show-fewer-steps" [];
    WaitingTitle "waiting-title" [];
    WaitsFor "waits-for" ["ids"];
    FindOutTitle "find-out-title" ["n"];
    FindOut "find-out" ["short"];
    QuickWin "quick-win" [];
    Adds "adds" [];
    Gain "gain" ["section", "id", "overall"];
    SourcesTitle "sources-title" [];
    WhyFree "why-free" [];
    WhyWaits "why-waits" ["ids"];
    WhyDeposit "why-deposit" [];
    WhyWaited "why-waited" ["n"];
    FactLead "fact-lead" [];
    FactHorizon "fact-horizon" [];
    FactAfter "fact-after" [];
    FactWaiting "fact-waiting" [];
    HorizonShort "horizon-short" [];
    HorizonShortMedium "horizon-short-medium" [];
    HorizonShortLong "horizon-short-long" [];
    HorizonMedium "horizon-medium" [];
    HorizonMediumLong "horizon-medium-long" [];
    HorizonLong "horizon-long" [];
    ProfileTitle "profile-title" ["n"];
    ProfileToc "profile-toc" [];
    ProfileKeySolid "profile-key-solid" [];
    ProfileKeyComb "profile-key-comb" [];
    ProfileKeyMark "profile-key-mark" [];
    ProfileCaption "profile-caption" [];
    ColumnSection "column-section" [];
    ColumnPicture "column-picture" [];
    ColumnRange "column-range" [];
    ColumnLevel "column-level" [];
    LeftOut "left-out" [];
    ThemesTitle "themes-title" ["n"];
    ThemesToc "themes-toc" [];
    ThemesSentence "themes-sentence" [];
    ThemesCaption "themes-caption" [];
    ColumnTheme "column-theme" [];
    NoStatement "no-statement" [];
    NoLevel "no-level" [];
    FilesTitle "files-title" [];
    HandlingLabel "handling-label" [];
    FileJson "file-json" [];
    FileJsonHint "file-json-hint" [];
    DownloadJson "download-json" [];
    FilePrint "file-print" [];
    FilePrintHint "file-print-hint" [];
    PrintButton "print-button" [];
    FilesNote "files-note" [];
}
