// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/csafoutput.h"

#include "cli/json.h"
#include "core/names.h"
#include "feeds/claims/csafstatement.h"
#include "matching/assets/csafmerge.h"

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

void insertIfKnown(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

} // namespace

OptionSpec caseOption()
{
    return computerOptions().constLast();
}

OptionSpec sortOption()
{
    return {u"sort"_s, u"cvss|date|document|publisher|asset|status"_s, Cli::tr("What comes first.")};
}

Result<CsafOrder> orderFrom(const CommandContext &context, CsafOrder fallback)
{
    const auto word = context.arguments.value(u"sort"_s).trimmed();
    if (word.isEmpty())
        return fallback;
    for (const auto order : {CsafOrder::Score, CsafOrder::Released, CsafOrder::Document, CsafOrder::Publisher,
                             CsafOrder::Asset, CsafOrder::Mark}) {
        if (nameOf(order) == word)
            return order;
    }
    return fail(Error::Code::WrongUse, u"--sort "_s + word, u"not one of the words"_s);
}

QJsonObject documentJson(const CsafHeldDocument &document)
{
    QJsonObject object{{u"publisher"_s, document.key.publisher},
                       {u"id"_s, document.key.id},
                       {u"version"_s, document.version},
                       {u"title"_s, document.title},
                       {u"feed"_s, document.feed},
                       {u"read"_s, document.readAt.isValid()}};
    insertIfKnown(object, u"released"_s, jsonTime(document.released));
    insertIfKnown(object, u"readVersion"_s, document.readVersion);
    insertIfKnown(object, u"removedAt"_s, jsonTime(document.removedAt));
    if (document.runAt.isValid())
        object.insert(u"run"_s,
                      QJsonObject{{u"at"_s, jsonTime(document.runAt)}, {u"reason"_s, nameOf(document.reason)}});
    return object;
}

QJsonObject commentJson(const CsafComment &comment)
{
    return {{u"number"_s, comment.number},
            {u"publisher"_s, comment.document.publisher},
            {u"document"_s, comment.document.id},
            {u"at"_s, jsonTime(comment.madeAt)},
            {u"text"_s, comment.text}};
}

QJsonObject matchJson(const CsafMatch &match)
{
    const auto &found = match.found;
    QJsonObject object{{u"vulnerability"_s, found.key.vulnerability},
                       {u"asset"_s, found.key.asset},
                       {u"status"_s, nameOf(match.mark)},
                       {u"news"_s, nameOf(match.news)},
                       {u"holds"_s, match.holds()},
                       {u"verdict"_s, nameOf(found.verdict)},
                       {u"confidence"_s, found.confidence},
                       {u"firstSeen"_s, jsonTime(match.firstSeen)},
                       {u"firstVersion"_s, match.firstVersion},
                       {u"remediation"_s, jsonStrings(found.statement)},
                       {u"digest"_s, statementDigest(found.statement)}};
    if (found.score >= 0)
        object.insert(u"cvss"_s, found.score);
    insertIfKnown(object, u"fixedVersion"_s, found.fixedVersion);
    insertIfKnown(object, u"markedAt"_s, jsonTime(match.markedAt));
    insertIfKnown(object, u"markedVersion"_s, match.markedVersion);
    insertIfKnown(object, u"changedAt"_s, jsonTime(match.changedAt));
    insertIfKnown(object, u"changedVersion"_s, match.changedVersion);
    insertIfKnown(object, u"endedAt"_s, jsonTime(match.endedAt));
    const auto change = statementChange(match);
    if (change != StatementChange()) {
        object.insert(u"added"_s, jsonStrings(change.added));
        object.insert(u"gone"_s, jsonStrings(change.gone));
    }
    return object;
}

QJsonObject assetJson(const CsafAsset &asset)
{
    QJsonObject object{
        {u"id"_s, asset.id}, {u"kind"_s, nameOf(asset.kind)}, {u"name"_s, asset.name}, {u"present"_s, asset.present}};
    insertIfKnown(object, u"publisher"_s, asset.publisher);
    insertIfKnown(object, u"version"_s, asset.version);
    return object;
}

QJsonObject countsJson(const CsafCounts &counts)
{
    QJsonObject object{{u"assets"_s, counts.assets}, {u"unseen"_s, counts.unseen}};
    for (const auto mark : {RemediationMark::Open, RemediationMark::Busy, RemediationMark::Done})
        object.insert(nameOf(mark), counts.marked[size_t(mark)]);
    return object;
}

QString markText(RemediationMark mark)
{
    switch (mark) {
    case RemediationMark::Open:
        return Cli::tr("still to do");
    case RemediationMark::Busy:
        return Cli::tr("being done");
    case RemediationMark::Done:
        break;
    }
    return Cli::tr("done");
}

QString statementText(const QString &line)
{
    const auto read = readCsafLine(line);
    switch (read.said) {
    case CsafSaid::Affected:
        return Cli::tr("Has the leak: %1").arg(read.text);
    case CsafSaid::Fixed:
        return Cli::tr("Repaired: %1").arg(read.text);
    case CsafSaid::NotAffected:
        return Cli::tr("Does not have the leak: %1").arg(read.text);
    case CsafSaid::Recommended:
        return Cli::tr("The maker advises: %1").arg(read.text);
    case CsafSaid::Repair:
        return Cli::tr("The repair: %1").arg(read.text);
    case CsafSaid::Relief:
        return Cli::tr("What helps for now: %1").arg(read.text);
    case CsafSaid::NoRepairYet:
        return Cli::tr("No repair yet: %1").arg(read.text);
    case CsafSaid::NoRepairPlanned:
        return Cli::tr("There will be no repair: %1").arg(read.text);
    case CsafSaid::NotKnown:
        return Cli::tr("Not known yet: %1").arg(read.text);
    case CsafSaid::Other:
    case CsafSaid::LeftOut:
        break;
    }
    return read.word + u": "_s + read.text;
}

} // namespace Patchwijzer
