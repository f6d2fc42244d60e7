// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafmatching.h"

#include "core/names.h"
#include "store/csafmarks.h"
#include "workflow/csafheld.h"
#include "workflow/csafmatchrun.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr auto matchingRules = "1"_L1; ///< Raise it when a run begins to find other matches in the same data.

/** Everything that decides what a run finds. */
Result<QString> runKeyOf(const FeedDatabase &database, const Assessment &assessment)
{
    QStringList parts{matchingRules.toString(), QString::number(database.generation())};
    PW_TRY(const auto states, database.states());
    for (const auto &state : states)
        parts += state.id + u' ' + state.importedAt.toString(Qt::ISODateWithMs) + u' ' + QString::number(state.records);
    for (const auto &[known, asset] : knownAssets(assessment))
        parts += asset.id + u' ' + known.software.version + u' ' + known.identity.version + u' '
            + QString::number(known.identity.confidence()) + u' ' + known.identity.productKeys.join(u'|');
    for (const auto &finding : assessment.findings) {
        const bool ofSystem =
            finding.software.kind == SoftwareKind::Package || finding.software.kind == SoftwareKind::OperatingSystem;
        if (ofSystem && finding.evidence.feed.startsWith("csaf-"_L1))
            parts += finding.software.name + u' ' + finding.advisory + u' ' + nameOf(finding.verdict) + u' '
                + finding.fixedVersion;
    }
    const auto hash = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

Result<void> checkScope(const CsafScope &scope, const CsafRun &run)
{
    for (const auto &id : scope.documents) {
        const auto same = [&](const CsafHeldDocument &document) { return document.key.id == id; };
        if (std::none_of(run.documents.begin(), run.documents.end(), same))
            return fail(Error::Code::WrongUse, id, u"no document with this id is about anything here"_s);
    }
    for (const auto &name : scope.assets) {
        const CsafScope one{{}, {name}};
        const auto same = [&](const CsafAsset &asset) { return one.holdsAsset(asset); };
        if (std::none_of(run.assets.begin(), run.assets.end(), same))
            return fail(Error::Code::WrongUse, name, u"no such program or device"_s);
    }
    return {};
}

} // namespace

Result<void> bringMatchesUpToDate(const FeedDatabase &database, const Assessment &assessment, const QString &caseDir)
{
    if (caseDir.isEmpty() || assessment.identities.size() != assessment.inventory.software.size())
        return {};
    PW_TRY(const auto key, runKeyOf(database, assessment));
    const bool held = holdsCase(caseDir);
    if (held) {
        PW_TRY(const auto marks, CsafMarks::open(caseDir));
        PW_TRY(const auto last, marks.runKey());
        if (last == key)
            return {};
    }
    PW_TRY(const auto run, makeCsafRun(database, assessment, {}));
    if (!held && run.documents.isEmpty())
        return {};
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    const auto merge = [&](const CsafState &before) -> Result<CsafState> { return mergeRun(before, run); };
    PW_TRY_VOID(marks.change(merge, key));
    return {};
}

Result<CsafState> runMatching(const AssessOptions &options, const QList<QString> &documents,
                              const QList<QString> &assets)
{
    const auto caseDir = options.decisionsDir();
    if (caseDir.isEmpty())
        return fail(Error::Code::WrongUse, u"caseDir"_s, u"nothing is kept for another computer"_s);
    auto whole = options;
    whole.depth = AssessDepth::Findings;
    // This run is not pooled with those that start by themselves.
    PW_TRY(const auto assessment, assess(whole, KeepMatches::AsTheyAre, {}, {}));
    PW_TRY(const auto database, FeedDatabase::open(options.dataDir));
    const CsafScope scope{documents, assets};
    PW_TRY(auto run, makeCsafRun(database, assessment, scope));
    PW_TRY_VOID(checkScope(scope, run));
    run.manual = true;
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    return marks.change([&](const CsafState &before) -> Result<CsafState> { return mergeRun(before, run); });
}

Result<CsafState> readMatches(const QString &caseDir)
{
    if (!holdsCase(caseDir))
        return CsafState();
    PW_TRY(const auto marks, CsafMarks::open(caseDir));
    return marks.load();
}

} // namespace Patchwijzer
