"""A second implementation of METHOD.md, written from its definitions and from nothing else of this project.

It reads one JSON object a line: a questionnaire, its sources, and assessments as their documents are, each with levels
that are supposed (`supposing`, section 9). For each assessment it writes one line: every figure as text, by name.
Python 3, standard library only. `tests/native/reference.rs` compares what it writes with what the widget computes.
"""

import json
import sys
from fractions import Fraction

FORCES = ["guidance", "soft-law", "committee", "treaty"]


class Questionnaire:
    """Section 1: groups, sections, indicators, scale, weights."""

    def __init__(self, structure, sources):
        self.points = {rung["level"]: rung["points"] for rung in structure["scale"]}
        self.levels = [rung["level"] for rung in structure["scale"]]
        self.top = structure["scale"][-1]["points"]
        self.bands = structure["bands"]
        self.themes = structure["themes"]
        self.groups = structure["groups"]
        self.sections = [section for group in self.groups for section in group["sections"]]
        self.indicators = [one for section in self.sections for one in section["indicators"]]
        self.place = {one["id"]: n for n, one in enumerate(self.indicators)}
        self.section_of = {one["id"]: section for section in self.sections for one in section["indicators"]}
        self.group_of = {section["id"]: group["id"] for group in self.groups for section in group["sections"]}
        self.sources = sources["sources"]
        self.starting_points = {one["id"]: one["stresses"] for one in structure.get("startingPoints", [])}
        self.deposited = {one["id"] for one in structure.get("startingPoints", []) if one.get("deposited")}

    def weight(self, indicator):
        return indicator.get("weight", 1)

    def full(self, indicator):
        return self.weight(indicator) * self.top

    def treaty(self, source):
        """The treaty that a source is, or that its body speaks for."""
        return source if self.sources[source]["force"] == "treaty" else self.sources[source].get("treaty")

    def force(self, indicator, joined):
        """Section 8: the strongest among the sources that carry the statement in full."""
        whole = [one for one in indicator["references"] if one.get("extent") != "part"]
        forces = []
        for one in whole:
            treaty = self.treaty(one["source"])
            asked = any(source.get("parties") for source in self.sources.values() if source["force"] == "treaty")
            foreign = treaty and self.sources[treaty].get("parties") and treaty not in joined
            if joined and asked and foreign:
                forces.append("guidance")
            else:
                forces.append(one.get("force", self.sources[one["source"]]["force"]))
        return max([FORCES.index(force) for force in forces], default=0)

    def stresses(self, point, indicator):
        """Section 8: a starting point stresses what has one of its names; without one, what is before deposit."""
        section = self.section_of[indicator["id"]]["id"]
        names = {indicator["id"], section, self.group_of[section], *indicator["themes"]}
        names |= {"before-deposit"} if indicator.get("beforeDeposit") else set()
        names |= {"key"} if indicator.get("key") else set()
        return bool(names & set(self.starting_points.get(point, ["before-deposit"])))

    def core_of(self, indicators):
        return [one for one in indicators if one.get("core")]

    def needed_by(self, indicator):
        return [one for one in self.indicators if indicator["id"] in one.get("requires", [])]


class Answers:
    """Section 2: a level, not known, no answer, not applicable, not foreseen."""

    def __init__(self, questionnaire, document, migration):
        self.states = {}
        since = migration.get("since", {}).get(document["questionnaire"]["edition"], {"statements": {}})
        answers = migrated(questionnaire, document["answers"], since["statements"])
        for name, answer in answers.items():
            if name not in questionnaire.place:
                continue
            response = answer.get("response")
            if response == "not-applicable" and not answer.get("reason", "").strip():
                response = None
            if response == "not-applicable" and not self.may_not_apply(questionnaire, name):
                response = "not-foreseen"
            self.states[name] = response
        self.marked = document.get("groupsAtRisk", {})
        self.starting_point = document.get("startingPoint")
        self.recommendations = document.get("recommendations", [])
        self.joined = document.get("treaties", [])

    def may_not_apply(self, questionnaire, name):
        return bool(questionnaire.indicators[questionnaire.place[name]].get("mayNotApply"))

    def of(self, indicator):
        return self.states.get(indicator["id"])

    def has_level(self, indicator):
        return self.of(indicator) not in (None, "not-known", "not-applicable", "not-foreseen")

    def is_open(self, indicator):
        return self.of(indicator) in (None, "not-known", "not-foreseen")

    def applies(self, indicator):
        return self.of(indicator) != "not-applicable"


class Figure:
    """Section 3 for a set of statements that is pooled by points."""

    def __init__(self, questionnaire, answers, indicators):
        self.questionnaire = questionnaire
        self.levels = [sum(answers.of(one) == level for one in indicators) for level in questionnaire.levels]
        self.applying = sum(answers.applies(one) for one in indicators)
        self.core = [one["id"] for one in questionnaire.core_of(indicators) if below_top(questionnaire, answers, one)]
        leveled = [one for one in indicators if answers.has_level(one)]
        unsettled = [one for one in indicators if answers.is_open(one)]
        self.points = sum(questionnaire.weight(one) * questionnaire.points[answers.of(one)] for one in leveled)
        self.possible = sum(questionnaire.full(one) for one in leveled)
        self.open = sum(questionnaire.full(one) for one in unsettled)
        self.with_level = len(leveled)
        self.not_known = sum(answers.of(one) == "not-known" for one in indicators)
        self.no_answer = sum(answers.of(one) is None for one in indicators)
        self.not_applicable = sum(answers.of(one) == "not-applicable" for one in indicators)
        self.not_foreseen = sum(answers.of(one) == "not-foreseen" for one in indicators)
        applies = self.possible + self.open
        self.readiness = Fraction(self.points, self.possible) if self.possible else None
        self.lowest = Fraction(self.points, applies) if applies else None
        self.highest = Fraction(self.points + self.open, applies) if applies else None

    def text(self):
        counts = [self.points, self.possible, self.open, self.with_level, self.not_known]
        counts += [self.no_answer, self.not_applicable, self.not_foreseen, *self.levels]
        values = [self.readiness, self.lowest, self.highest]
        few = self.applying < 5
        percentages = ["few"] if few else [shown(v) for v in values]
        bands = "-" if few or self.lowest is None else bands_of(self.questionnaire, self, self.core)
        return " ".join([str(n) for n in counts] + [fraction(v) for v in values] + percentages + [bands])


def migrated(questionnaire, former, changes):
    """Section 13: the answers of an earlier edition in this one."""
    answers = {name: dict(answer) for name, answer in former.items()}
    top = questionnaire.levels[-1]
    for name, change in changes.items():
        flag = questionnaire.indicators[questionnaire.place[name]].get("mayNotApply", False)
        if change.get("changed") == "other" and name in answers and "response" in answers[name]:
            for part in ["response", "reason"]:
                answers[name].pop(part, None)
        if "renamed" in change and change["renamed"] in answers:
            answers[name] = answers.pop(change["renamed"])
        if "from" in change:
            found = [former[old].get("response") if old in former else None for old in change["from"]]
            if all(one == top for one in found):
                answers[name] = {"response": top}
            elif flag and all(one == "not-applicable" for one in found):
                answers[name] = {"response": "not-applicable", "reason": former[change["from"][0]].get("reason", "")}
    return answers


def below_top(questionnaire, answers, one):
    """Section 6: a statement that applies and is not in place, whatever keeps it from being so."""
    return answers.applies(one) and answers.of(one) != questionnaire.levels[-1]


def bands_of(questionnaire, figure, core):
    """Section 6: the bands at both ends; with a core statement that is not in place the one before the last is the highest."""
    if not questionnaire.bands:
        return "-"
    highest = max(len(questionnaire.bands) - (2 if core else 1), 0)
    found = []
    for value in [figure.lowest, figure.highest]:
        holds = [n for n, band in enumerate(questionnaire.bands) if band["from"] <= int(shown(value))]
        found.append(questionnaire.bands[min(holds[-1], highest)]["id"])
    return "/".join(found) + ":" + ",".join(core)


def mean(pairs):
    """The weighted mean of section 4."""
    weights = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / Fraction(weights) if weights else None


def of_sections(questionnaire, answers, sections):
    """Section 4: counts are added up, figures are weighted means."""
    figure = Figure(questionnaire, answers, [one for section in sections for one in section["indicators"]])
    parts = [(section.get("weight", 1), Figure(questionnaire, answers, section["indicators"])) for section in sections]
    for name in ["readiness", "lowest", "highest"]:
        values = [(weight, getattr(part, name)) for weight, part in parts]
        setattr(figure, name, mean([(weight, value) for weight, value in values if value is not None]))
    return figure


def fraction(value):
    return "-" if value is None else f"{value.numerator}/{value.denominator}"


def shown(value):
    """Section 6: rounded half up, but 0 and 100 only when it is exactly that."""
    if value is None:
        return "-"
    percent = int(value * 100 + Fraction(1, 2))
    return str(percent if value in (0, 1) else min(max(percent, 1), 99))


def tenths(value):
    """Section 6: a gain in tenths of a percentage point, without the exception."""
    return str(int(value * 1000 + Fraction(1, 2)))


def whole(questionnaire, answers):
    """Sections 3 and 4: the whole, groups and sections by name."""
    q = questionnaire
    figures = {"overall": of_sections(q, answers, q.sections)}
    for found in q.groups:
        figures["group/" + found["id"]] = of_sections(q, answers, found["sections"])
    for section in q.sections:
        figures["section/" + section["id"]] = Figure(q, answers, section["indicators"])
    return {name: figure.text() for name, figure in figures.items()}


def lenses(questionnaire, answers):
    """Section 5: themes, articles and groups at risk by name."""
    q = questionnaire
    pool = lambda belongs: Figure(q, answers, [one for one in q.indicators if belongs(one)])
    group = lambda one: q.group_of[q.section_of[one["id"]]["id"]]
    figures = {}
    for theme in q.themes:
        figures["theme/" + theme] = pool(lambda one: theme in one["themes"])
        for found in q.groups:
            belongs = lambda one: theme in one["themes"] and group(one) == found["id"]
            figures[f"theme/{theme}/{found['id']}"] = pool(belongs)
    for article in sorted({article for one in q.indicators for article in one["articles"]}):
        figures[f"article/{article}"] = pool(lambda one: article in one["articles"])
    for risk in {risk for section in q.sections for risk in section.get("risk", [])}:
        marked = lambda one: risk in answers.marked.get(q.section_of[one["id"]]["id"], [])
        figures["risk/" + risk] = pool(marked)
    return {name: figure.text() for name, figure in figures.items()}


def gate(questionnaire, answers):
    """Section 7: settled, open, not known, no answer yet, not applicable, not foreseen."""
    marked = [one for one in questionnaire.indicators if one.get("beforeDeposit")]
    settled = sum(answers.of(one) == questionnaire.levels[-1] for one in marked)
    leveled = sum(answers.has_level(one) for one in marked)
    states = [answers.of(one) for one in marked]
    rest = [states.count("not-known"), states.count(None), states.count("not-applicable")]
    rest.append(states.count("not-foreseen"))
    return " ".join(str(n) for n in [settled, leveled - settled] + rest)


def steps(questionnaire, answers):
    """Section 8: the steps and the steps to find out, each list in its order."""
    q = questionnaire
    highest = q.levels[-1]
    find = lambda name: q.indicators[q.place[name]]
    below = lambda one: answers.has_level(one) and answers.of(one) != highest
    holds_back = lambda one: below(one) or answers.of(one) == "not-known"
    waits_for = lambda one: [name for name in one.get("requires", []) if holds_back(find(name))]
    chains = {}

    def chain(one):
        if one["id"] not in chains:
            chains[one["id"]] = max([1 + chain(find(name)) for name in waits_for(one)], default=0)
        return chains[one["id"]]

    def rank(one):
        """What decides the place in a list, the first difference first."""
        waiting = sum(below_top(q, answers, other) for other in q.needed_by(one))
        gap = q.top - (q.points[answers.of(one)] if answers.has_level(one) else 0)
        stressed = q.stresses(answers.starting_point, one)
        tied = sum(one["id"] in received.get("indicators", []) for received in answers.recommendations)
        return (chain(one), not stressed, -tied, -q.force(one, answers.joined), -waiting, -gap, q.place[one["id"]])

    counted = [section for section in q.sections if any(answers.applies(one) for one in section["indicators"])]
    weights = sum(section.get("weight", 1) for section in counted)

    def line(one):
        section = q.section_of[one["id"]]
        gap = q.top - q.points[answers.of(one)]
        applying = sum(q.full(other) for other in section["indicators"] if answers.applies(other))
        gain = Fraction(q.weight(one) * gap, applying)
        overall = gain * section.get("weight", 1) / weights
        waits = waits_for(one)
        short = all(horizon == "short" for step in one["steps"] for horizon in step["horizon"])
        quick = "quick" if short and not waits else "-"
        gains = [fraction(gain), fraction(overall), tenths(gain), tenths(overall)]
        turn = "later" if waits else "now" if q.stresses(answers.starting_point, one) else "next"
        return " ".join([one["id"], *gains, ",".join(sorted(waits)) or "-", quick, turn])

    listed = sorted([one for one in q.indicators if below(one)], key=rank)
    unknown = sorted([one for one in q.indicators if answers.of(one) == "not-known"], key=rank)
    return [line(one) for one in listed], [one["id"] for one in unknown]


def find_out_first(questionnaire, answers):
    """Section 9: what holds most of the overall range."""
    q = questionnaire
    applies = {}
    for section in q.sections:
        applying = [one for one in section["indicators"] if answers.applies(one)]
        applies[section["id"]] = sum(q.full(one) for one in applying)
    weights = sum(section.get("weight", 1) for section in q.sections if applies[section["id"]])
    held = []
    for one in filter(answers.is_open, q.indicators):
        section = q.section_of[one["id"]]
        share = Fraction(q.full(one), applies[section["id"]]) * section.get("weight", 1) / weights
        held.append((urgency(q, answers, one, section), -share, q.place[one["id"]], one["id"]))
    return [f"{name} {fraction(-share)}" for _, share, _, name in sorted(held)]


def urgency(questionnaire, answers, one, section):
    """Section 9: before deposit, then not known, then the others; what seems to be left out comes last."""
    states = [answers.of(other) for other in section["indicators"]]
    answered = [state for state in states if state]
    if answered and all(state == "not-applicable" for state in answered):
        return 3
    if one.get("beforeDeposit") and answers.starting_point not in questionnaire.deposited:
        return 0
    return 1 if answers.of(one) == "not-known" else 2


def suppose(questionnaire, answers, supposed):
    """Section 9: raises levels, gives pending statements one, and leaves alone what does not apply."""
    for name, level in supposed:
        one = questionnaire.indicators[questionnaire.place[name]]
        now = answers.of(one)
        if now == "not-applicable":
            continue
        raised = answers.is_open(one) or questionnaire.points[level] > questionnaire.points[now]
        answers.states[name] = level if raised else now


class Points:
    """Section 10: the same questionnaire with other points for the levels."""

    def __init__(self, questionnaire, points):
        self.__dict__.update(questionnaire.__dict__)
        self.points = dict(zip(questionnaire.levels, points))
        self.top = points[-1]
        self.core_of = questionnaire.core_of
        self.weight = questionnaire.weight

    def full(self, indicator):
        return self.weight(indicator) * self.top


class Values:
    def __init__(self, readiness, lowest, highest):
        self.readiness, self.lowest, self.highest = readiness, lowest, highest


def smallest(values):
    return min([value for value in values if value is not None], default=None)


def robustness(questionnaire, answers):
    """Section 10: the overall figure under four other conventions."""
    q = questionnaire
    overall = of_sections(q, answers, q.sections)
    if overall.applying < 5 or not q.bands:
        return ""
    steps_up = list(range(1, len(q.levels)))
    late, early = [0], [0]
    for step in steps_up:
        late.append(late[-1] + step)
    for step in reversed(steps_up):
        early.append(early[-1] + step)
    groups = [of_sections(q, answers, group["sections"]) for group in q.groups]
    means = [mean([(1, getattr(group, name)) for group in groups if getattr(group, name) is not None])
             for name in ["readiness", "lowest", "highest"]]
    found = {
        "latePoints": of_sections(Points(q, late), answers, q.sections),
        "earlyPoints": of_sections(Points(q, early), answers, q.sections),
        "equalGroups": Values(*means),
    }
    core = [one for one in q.core_of(q.indicators) if answers.applies(one)]
    if core:
        share = lambda one: Fraction(q.points[answers.of(one)], q.top) if answers.has_level(one) else None
        or_else = lambda value, open_as: open_as if value is None else value
        found["weakestCore"] = Values(
            smallest(share(one) for one in core),
            min(or_else(share(one), Fraction(0)) for one in core),
            min(or_else(share(one), Fraction(1)) for one in core),
        )
    present = bands_of(q, overall, overall.core)
    lines = []
    for name, figure in found.items():
        bands = bands_of(q, figure, overall.core)
        values = [fraction(figure.readiness), fraction(figure.lowest), fraction(figure.highest)]
        lines.append(" ".join([name, *values, bands, "moves" if bands != present else "stays"]))
    return "; ".join(lines)


def everything(questionnaire, document, migration):
    answers = Answers(questionnaire, document, migration)
    found = {**whole(questionnaire, answers), **lenses(questionnaire, answers)}
    found["robustness"] = robustness(questionnaire, answers)
    found["gate"] = gate(questionnaire, answers)
    listed, unknown = steps(questionnaire, answers)
    found["steps"] = "; ".join(listed)
    found["find-out"] = "; ".join(unknown)
    found["find-out-first"] = "; ".join(find_out_first(questionnaire, answers))
    suppose(questionnaire, answers, document["supposing"])
    for name, text in whole(questionnaire, answers).items():
        found["then/" + name] = text
    found["then/gate"] = gate(questionnaire, answers)
    return found


def main():
    for line in sys.stdin:
        batch = json.loads(line)
        questionnaire = Questionnaire(batch["questionnaire"], batch["sources"])
        for document in batch["assessments"]:
            print(json.dumps(everything(questionnaire, document, batch["migration"])))


main()
