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

    def weight(self, indicator):
        return indicator.get("weight", 1)

    def full(self, indicator):
        return self.weight(indicator) * self.top

    def force(self, indicator):
        """Section 8: the strongest among the sources that carry the statement in full."""
        whole = [one for one in indicator["references"] if one.get("extent") != "part"]
        forces = [one.get("force", self.sources[one["source"]]["force"]) for one in whole]
        return max([FORCES.index(force) for force in forces], default=0)

    def stresses(self, point, indicator):
        """Section 8: a starting point stresses what has one of its names; without one, what is before deposit."""
        section = self.section_of[indicator["id"]]["id"]
        names = {indicator["id"], section, self.group_of[section], *indicator["themes"]}
        names |= {"before-deposit"} if indicator.get("beforeDeposit") else set()
        names |= {"key"} if indicator.get("key") else set()
        return bool(names & set(self.starting_points.get(point, ["before-deposit"])))

    def needed_by(self, indicator):
        return [one for one in self.indicators if indicator["id"] in one.get("requires", [])]


class Answers:
    """Section 2: a level, not known, no answer, not applicable."""

    def __init__(self, document):
        self.states = {}
        for name, answer in document["answers"].items():
            response = answer.get("response")
            if response == "not-applicable" and not answer.get("reason", "").strip():
                response = None
            self.states[name] = response
        self.marked = document.get("groupsAtRisk", {})
        self.starting_point = document.get("startingPoint")
        self.recommendations = document.get("recommendations", [])

    def of(self, indicator):
        return self.states.get(indicator["id"])

    def has_level(self, indicator):
        return self.of(indicator) not in (None, "not-known", "not-applicable")

    def is_open(self, indicator):
        return self.of(indicator) in (None, "not-known")


class Figure:
    """Section 3 for a set of statements that is pooled by points."""

    def __init__(self, questionnaire, answers, indicators):
        leveled = [one for one in indicators if answers.has_level(one)]
        unsettled = [one for one in indicators if answers.is_open(one)]
        self.points = sum(questionnaire.weight(one) * questionnaire.points[answers.of(one)] for one in leveled)
        self.possible = sum(questionnaire.full(one) for one in leveled)
        self.open = sum(questionnaire.full(one) for one in unsettled)
        self.with_level = len(leveled)
        self.not_known = sum(answers.of(one) == "not-known" for one in indicators)
        self.no_answer = sum(answers.of(one) is None for one in indicators)
        self.not_applicable = sum(answers.of(one) == "not-applicable" for one in indicators)
        applies = self.possible + self.open
        self.readiness = Fraction(self.points, self.possible) if self.possible else None
        self.lowest = Fraction(self.points, applies) if applies else None
        self.highest = Fraction(self.points + self.open, applies) if applies else None

    def text(self):
        counts = [self.points, self.possible, self.open, self.with_level, self.not_known]
        counts += [self.no_answer, self.not_applicable]
        values = [self.readiness, self.lowest, self.highest]
        return " ".join([str(n) for n in counts] + [fraction(v) for v in values] + [shown(v) for v in values])


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
    """Section 7: settled, open, not known, no answer yet, not applicable."""
    marked = [one for one in questionnaire.indicators if one.get("beforeDeposit")]
    settled = sum(answers.of(one) == questionnaire.levels[-1] for one in marked)
    leveled = sum(answers.has_level(one) for one in marked)
    states = [answers.of(one) for one in marked]
    rest = [states.count("not-known"), states.count(None), states.count("not-applicable")]
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
        waiting = sum(answers.of(other) not in (highest, "not-applicable") for other in q.needed_by(one))
        gap = q.top - (q.points[answers.of(one)] if answers.has_level(one) else 0)
        stressed = q.stresses(answers.starting_point, one)
        tied = sum(one["id"] in received.get("indicators", []) for received in answers.recommendations)
        return (chain(one), not stressed, -tied, -q.force(one), -waiting, -gap, q.place[one["id"]])

    counted = [section for section in q.sections if any(answers.has_level(one) for one in section["indicators"])]
    weights = sum(section.get("weight", 1) for section in counted)

    def line(one):
        section = q.section_of[one["id"]]
        gap = q.top - q.points[answers.of(one)]
        possible = sum(q.full(other) for other in section["indicators"] if answers.has_level(other))
        gain = Fraction(q.weight(one) * gap, possible)
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
        applying = [one for one in section["indicators"] if answers.of(one) != "not-applicable"]
        applies[section["id"]] = sum(q.full(one) for one in applying)
    weights = sum(section.get("weight", 1) for section in q.sections if applies[section["id"]])
    held = []
    for one in filter(answers.is_open, q.indicators):
        section = q.section_of[one["id"]]
        share = Fraction(q.full(one), applies[section["id"]]) * section.get("weight", 1) / weights
        held.append((-share, q.place[one["id"]], one["id"]))
    return [f"{name} {fraction(-share)}" for share, _, name in sorted(held)]


def suppose(questionnaire, answers, supposed):
    """Section 9: raises levels, gives open statements one, and leaves alone what does not apply."""
    for name, level in supposed:
        one = questionnaire.indicators[questionnaire.place[name]]
        now = answers.of(one)
        if now == "not-applicable":
            continue
        raised = answers.is_open(one) or questionnaire.points[level] > questionnaire.points[now]
        answers.states[name] = level if raised else now


def band(questionnaire, answers):
    """Section 6: read from the rounded percentage."""
    percent = shown(of_sections(questionnaire, answers, questionnaire.sections).readiness)
    if percent == "-":
        return "-"
    return [band["id"] for band in questionnaire.bands if band["from"] <= int(percent)][-1]


def everything(questionnaire, document):
    answers = Answers(document)
    found = {**whole(questionnaire, answers), **lenses(questionnaire, answers)}
    found["band"] = band(questionnaire, answers)
    found["gate"] = gate(questionnaire, answers)
    listed, unknown = steps(questionnaire, answers)
    found["steps"] = "; ".join(listed)
    found["find-out"] = "; ".join(unknown)
    found["find-out-first"] = "; ".join(find_out_first(questionnaire, answers))
    suppose(questionnaire, answers, document["supposing"])
    for name, text in whole(questionnaire, answers).items():
        found["then/" + name] = text
    found["then/band"] = band(questionnaire, answers)
    found["then/gate"] = gate(questionnaire, answers)
    return found


def main():
    for line in sys.stdin:
        batch = json.loads(line)
        questionnaire = Questionnaire(batch["questionnaire"], batch["sources"])
        for document in batch["assessments"]:
            print(json.dumps(everything(questionnaire, document)))


main()
