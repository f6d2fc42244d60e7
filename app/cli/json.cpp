// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json.h"

#include "core/names.h"

namespace Patchwijzer {
namespace {

void insertIfKnown(QJsonObject &object, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void insertIfKnown(QJsonObject &object, QLatin1String key, const QDate &date)
{
    if (date.isValid())
        object.insert(key, date.toString(Qt::ISODate));
}

template<typename T, typename Convert>
QJsonObject factJson(const Fact<T> &fact, Convert convert)
{
    QJsonObject object{{QStringLiteral("origin"), nameOf(fact.origin)}};
    if (fact.known())
        object.insert(QStringLiteral("value"), convert(*fact.value));
    return object;
}

QJsonObject stepJson(const Step &step)
{
    const auto &record = step.record;
    QJsonObject object{{QStringLiteral("id"), step.update.id},
                       {QStringLiteral("name"), step.update.name},
                       {QStringLiteral("from"), step.update.from},
                       {QStringLiteral("to"), step.update.to},
                       {QStringLiteral("availability"), nameOf(step.update.availability)},
                       {QStringLiteral("reasons"), jsonStrings(step.update.reasons)},
                       {QStringLiteral("state"), nameOf(record.state)},
                       {QStringLiteral("inPlan"), record.inPlan},
                       {QStringLiteral("commands"), jsonStrings(step.commands)}};
    if (step.update.newerThan)
        object.insert(QStringLiteral("newerThan"), true);
    if (step.update.deadline)
        insertIfKnown(object, QLatin1String("deadline"), *step.update.deadline);
    insertIfKnown(object, QLatin1String("reason"), record.reason);
    insertIfKnown(object, QLatin1String("until"), record.until);
    insertIfKnown(object, QLatin1String("changedAt"), jsonTime(record.changedAt));
    insertIfKnown(object, QLatin1String("versionFound"), record.versionFound);
    return object;
}

QJsonObject preparationJson(const Preparation &preparation)
{
    QJsonObject object{{QStringLiteral("id"), preparation.record.id},
                       {QStringLiteral("state"), nameOf(preparation.record.state)},
                       {QStringLiteral("origin"), nameOf(preparation.origin)},
                       {QStringLiteral("commands"), jsonStrings(preparation.commands)}};
    if (preparation.neededBytes >= 0)
        object.insert(QStringLiteral("neededBytes"), preparation.neededBytes);
    if (preparation.freeBytes >= 0)
        object.insert(QStringLiteral("freeBytes"), preparation.freeBytes);
    return object;
}

QString nameOf(ExplanationBlock::Kind kind)
{
    switch (kind) {
    case ExplanationBlock::Kind::Sentence:
        return QStringLiteral("sentence");
    case ExplanationBlock::Kind::Step:
        return QStringLiteral("step");
    case ExplanationBlock::Kind::Term:
        return QStringLiteral("term");
    }
    return {};
}

QString nameOf(RefreshedFeed::Outcome outcome)
{
    switch (outcome) {
    case RefreshedFeed::Outcome::NotModified:
        return QStringLiteral("notModified");
    case RefreshedFeed::Outcome::Same:
        return QStringLiteral("same");
    case RefreshedFeed::Outcome::Updated:
        return QStringLiteral("updated");
    case RefreshedFeed::Outcome::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

QString jsonTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QJsonArray jsonStrings(const QList<QString> &strings)
{
    return QJsonArray::fromStringList(strings);
}

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{QStringLiteral("code"), Patchwijzer::nameOf(error.code)}};
    insertIfKnown(object, QLatin1String("where"), error.where);
    insertIfKnown(object, QLatin1String("detail"), error.detail);
    return object;
}

QJsonObject toJson(const NotChecked &item)
{
    QJsonObject object{{QStringLiteral("what"), item.what}};
    insertIfKnown(object, QLatin1String("subject"), item.subject);
    insertIfKnown(object, QLatin1String("detail"), item.detail);
    return object;
}

QJsonObject toJson(const Impact &impact)
{
    const auto asIs = [](const auto &value) { return QJsonValue(value); };
    const auto name = [](auto value) { return QJsonValue(Patchwijzer::nameOf(value)); };
    const auto minutes = [](const Minutes &value) {
        return QJsonObject{{QStringLiteral("from"), value.from}, {QStringLiteral("to"), value.to}};
    };
    return {{QStringLiteral("restart"), factJson(impact.restart, name)},
            {QStringLiteral("durationMinutes"), factJson(impact.duration, minutes)},
            {QStringLiteral("downloadBytes"), factJson(impact.downloadBytes, asIs)},
            {QStringLiteral("wayBack"), factJson(impact.wayBack, name)},
            {QStringLiteral("closes"), factJson(impact.closes, jsonStrings)},
            {QStringLiteral("added"), jsonStrings(impact.added)},
            {QStringLiteral("removed"), jsonStrings(impact.removed)}};
}

QJsonObject toJson(const Update &update)
{
    QJsonObject object{{QStringLiteral("id"), update.id},
                       {QStringLiteral("name"), update.name},
                       {QStringLiteral("from"), update.from},
                       {QStringLiteral("to"), update.to},
                       {QStringLiteral("kind"), Patchwijzer::nameOf(update.kind)},
                       {QStringLiteral("availability"), Patchwijzer::nameOf(update.availability)},
                       {QStringLiteral("urgency"), Patchwijzer::nameOf(update.urgency)},
                       {QStringLiteral("reasons"), jsonStrings(update.reasons)},
                       {QStringLiteral("cves"), jsonStrings(update.cves)},
                       {QStringLiteral("exploitedCves"), jsonStrings(update.exploitedCves)},
                       {QStringLiteral("openCves"), jsonStrings(update.openCves)},
                       {QStringLiteral("advisories"), jsonStrings(update.advisories)},
                       {QStringLiteral("packages"), jsonStrings(update.packages)},
                       {QStringLiteral("checkForBreakIn"), update.checkForBreakIn},
                       {QStringLiteral("impact"), toJson(update.impact)}};
    if (update.newerThan)
        object.insert(QStringLiteral("newerThan"), true);
    insertIfKnown(object, QLatin1String("kb"), update.kb);
    if (update.deadline)
        insertIfKnown(object, QLatin1String("deadline"), *update.deadline);
    return object;
}

QJsonObject toJson(const Plan &plan)
{
    QJsonArray preparations;
    for (const auto &preparation : plan.preparations)
        preparations.append(preparationJson(preparation));
    QJsonArray stages;
    for (const auto &stage : plan.stages) {
        QJsonArray steps;
        for (const auto &step : stage.steps)
            steps.append(stepJson(step));
        stages.append(QJsonObject{{QStringLiteral("urgency"), Patchwijzer::nameOf(stage.urgency)},
                                  {QStringLiteral("steps"), steps}});
    }
    return {{QStringLiteral("madeAt"), jsonTime(plan.madeAt)},
            {QStringLiteral("preparations"), preparations},
            {QStringLiteral("stages"), stages}};
}

QJsonObject toJson(const Explanation &explanation)
{
    QJsonArray parts;
    for (const auto &part : explanation.parts) {
        QJsonArray blocks;
        for (const auto &block : part.blocks)
            blocks.append(
                QJsonObject{{QStringLiteral("kind"), nameOf(block.kind)}, {QStringLiteral("text"), block.text}});
        parts.append(QJsonObject{{QStringLiteral("id"), part.id},
                                 {QStringLiteral("heading"), part.heading},
                                 {QStringLiteral("blocks"), blocks}});
    }
    return {{QStringLiteral("title"), explanation.title},
            {QStringLiteral("summary"), explanation.summary},
            {QStringLiteral("parts"), parts},
            {QStringLiteral("administrator"), jsonStrings(explanation.administrator)}};
}

QJsonObject toJson(const ImportedFile &file)
{
    QJsonObject object{{QStringLiteral("name"), file.name},
                       {QStringLiteral("records"), file.records},
                       {QStringLiteral("unchanged"), file.unchanged},
                       {QStringLiteral("setApart"), file.setApart},
                       {QStringLiteral("skippedCount"), file.skippedCount},
                       {QStringLiteral("skipped"), toJsonArray(file.skipped)},
                       {QStringLiteral("refused"), file.refused}};
    insertIfKnown(object, QLatin1String("feed"), file.feed);
    if (file.refused)
        object.insert(QStringLiteral("refusal"), toJson(file.refusal));
    return object;
}

QJsonObject toJson(const RefreshedFeed &feed)
{
    QJsonObject object{{QStringLiteral("feed"), feed.feed},
                       {QStringLiteral("outcome"), nameOf(feed.outcome)},
                       {QStringLiteral("bytes"), feed.bytes},
                       {QStringLiteral("records"), feed.records}};
    if (feed.outcome == RefreshedFeed::Outcome::Failed)
        object.insert(QStringLiteral("error"), toJson(feed.error));
    return object;
}

QJsonObject toJsonBrief(const FeedState &feed, const QDateTime &now)
{
    QJsonObject object{{QStringLiteral("id"), feed.id},
                       {QStringLiteral("state"), Patchwijzer::nameOf(freshness(feed, now))}};
    insertIfKnown(object, QLatin1String("date"), jsonTime(feed.dataDate));
    if (feed.dataDate.isValid())
        object.insert(QStringLiteral("ageDays"), feed.dataDate.daysTo(now));
    return object;
}

QJsonObject toJson(const FeedState &feed, const QDateTime &now)
{
    auto object = toJsonBrief(feed, now);
    object.insert(QStringLiteral("title"), feed.title);
    object.insert(QStringLiteral("licence"), feed.licence);
    object.insert(QStringLiteral("records"), feed.records);
    object.insert(QStringLiteral("skipped"), feed.skipped);
    object.insert(QStringLiteral("setApart"), feed.setApart);
    object.insert(QStringLiteral("lenient"), feed.lenient);
    object.insert(QStringLiteral("kind"), Patchwijzer::nameOf(feed.kind));
    object.insert(QStringLiteral("needed"), feed.needed);
    object.insert(QStringLiteral("maxAgeDays"), feed.maxAgeDays);
    object.insert(QStringLiteral("expiresAfterDays"), feed.expiresAfterDays);
    object.insert(QStringLiteral("covers"), jsonStrings(feed.covers));
    if (feed.dataDate.isValid() && feed.dateSource == FeedDateSource::File)
        object.insert(QStringLiteral("dateSource"), QStringLiteral("file"));
    insertIfKnown(object, QLatin1String("importedAt"), jsonTime(feed.importedAt));
    insertIfKnown(object, QLatin1String("origin"), feed.origin);
    insertIfKnown(object, QLatin1String("checkedAt"), jsonTime(feed.checkedAt));
    if (feed.problem) {
        auto problem = toJson(feed.problem->error);
        insertIfKnown(problem, QLatin1String("at"), jsonTime(feed.problem->at));
        object.insert(QStringLiteral("problem"), problem);
    }
    return object;
}

} // namespace Patchwijzer
