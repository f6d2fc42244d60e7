// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/assets/csafmerge.h"

#include "core/trackingversion.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace Patchwijzer {
namespace {

template<typename Value, typename Key>
auto indexed(const QList<Value> &values, Key key)
{
    std::map<std::decay_t<decltype(key(values.first()))>, Value> index;
    for (const auto &value : values)
        index.insert_or_assign(key(value), value);
    return index;
}

template<typename Index>
auto valuesOf(Index index)
{
    QList<typename Index::mapped_type> values;
    values.reserve(qsizetype(index.size()));
    for (auto &[key, value] : index)
        values.append(std::move(value));
    return values;
}

bool isOlder(const CsafHeldDocument &document, const CsafHeldDocument &held)
{
    if (document.version == held.version || trackingSchemeOf(document.version) == TrackingScheme::Unknown
        || trackingSchemeOf(document.version) != trackingSchemeOf(held.version))
        return document.released < held.released;
    return isOlderTracking(document.version, held.version);
}

class Merger
{
public:
    Merger(const CsafState &held, const CsafRun &run)
        : m_run(run)
        , m_documents(indexed(held.documents, [](const auto &document) { return document.key; }))
        , m_matches(indexed(held.matches, [](const auto &match) { return match.found.key; }))
        , m_assets(indexed(held.assets, [](const auto &asset) { return asset.id; }))
    {
    }

    CsafState take()
    {
        mergeAssets();
        for (const auto &document : m_run.documents)
            mergeDocument(document);
        std::map<CsafMatchKey, CsafFound> found;
        for (const auto &one : m_run.found) {
            if (m_taken.contains(one.key.document))
                found.insert_or_assign(one.key, one);
        }
        for (const auto &[key, one] : found)
            mergeFound(one);
        for (auto &[key, match] : m_matches) {
            if (match.holds() && !found.contains(key) && wasLookedAt(key))
                match.endedAt = m_run.at;
        }
        return {valuesOf(std::move(m_documents)), valuesOf(std::move(m_matches)), valuesOf(std::move(m_assets))};
    }

private:
    void mergeAssets()
    {
        for (const auto &asset : m_run.assets) {
            m_looked.insert(asset.id);
            const auto [place, isNew] = m_assets.try_emplace(asset.id, asset);
            m_hasNewAsset = m_hasNewAsset || isNew || !place->second.present;
            const auto since = isNew ? m_run.at : place->second.firstSeen;
            place->second = asset;
            place->second.firstSeen = since;
            place->second.present = true;
        }
        for (auto &[id, asset] : m_assets) {
            if (m_run.allAssets && !m_looked.contains(id))
                asset.present = false;
        }
    }

    void mergeDocument(const CsafHeldDocument &document)
    {
        m_named.insert(document.key);
        auto &held = m_documents[document.key];
        const bool isNew = !held.runAt.isValid();
        if (!isNew && isOlder(document, held))
            return;
        m_taken.insert(document.key);
        const auto before = held.version;
        held.key = document.key;
        held.version = document.version;
        held.title = document.title;
        held.feed = document.feed;
        held.released = document.released;
        const auto ran = [&](CsafRunReason reason) {
            held.runAt = m_run.at;
            held.reason = reason;
        };
        if (m_run.manual)
            ran(CsafRunReason::Manual);
        else if (isNew)
            ran(CsafRunReason::NewDocument);
        else if (startsNewRun(before, document.version))
            ran(CsafRunReason::MajorVersion);
        else if (m_hasNewAsset)
            ran(CsafRunReason::NewAsset);
        else if (before != document.version)
            ran(CsafRunReason::Revision);
    }

    void mergeFound(const CsafFound &found)
    {
        auto &document = m_documents[found.key.document];
        auto [place, isNew] = m_matches.try_emplace(found.key);
        auto &match = place->second;
        if (isNew) {
            match.found = found;
            match.firstSeen = m_run.at;
            match.firstVersion = document.version;
            document.readAt = {};
            return;
        }
        const bool says = match.found.statement != found.statement;
        const bool surer = found.verdict == Verdict::Vulnerable && match.found.verdict != Verdict::Vulnerable;
        const bool back = !match.holds() && match.mark == RemediationMark::Done;
        if (says || surer || back) {
            match.changedAt = m_run.at;
            match.changedVersion = document.version;
            noteChange(match, found, surer || back);
            if (match.news != MatchNews::Known)
                document.readAt = {};
        }
        match.found = found;
        match.endedAt = {};
    }

    /** `before` is what the owner has seen: several changes in a row are one change to him, and none when the last one
     *  takes the others back.
     */
    static void noteChange(CsafMatch &match, const CsafFound &found, bool worse)
    {
        if (match.news == MatchNews::Known) {
            match.before = match.found.statement;
            match.news = MatchNews::Changed;
        } else if (match.news == MatchNews::Changed && !worse && match.before == found.statement) {
            match.news = MatchNews::Known;
        }
    }

    [[nodiscard]] bool wasLookedAt(const CsafMatchKey &key) const
    {
        const bool document = m_taken.contains(key.document) || (m_run.allDocuments && !m_named.contains(key.document));
        return document && (m_run.allAssets || m_looked.contains(key.asset));
    }

    const CsafRun &m_run;
    std::map<CsafKey, CsafHeldDocument> m_documents;
    std::map<CsafMatchKey, CsafMatch> m_matches;
    std::map<QString, CsafAsset> m_assets;
    std::set<QString> m_looked; ///< Assets.
    std::set<CsafKey> m_named;  ///< Documents of the run.
    std::set<CsafKey> m_taken;  ///< Of these the ones that are not older than what is kept.
    bool m_hasNewAsset = false;
};

} // namespace

CsafState mergeRun(const CsafState &held, const CsafRun &run)
{
    return Merger(held, run).take();
}

CsafState withRead(CsafState state, const CsafKey &document, const QDateTime &now)
{
    for (auto &held : state.documents) {
        if (held.key != document)
            continue;
        held.readAt = now;
        held.readVersion = held.version;
    }
    for (auto &match : state.matches) {
        if (match.found.key.document == document)
            match.news = MatchNews::Known;
    }
    return state;
}

CsafState withMark(CsafState state, const CsafMatchKey &key, RemediationMark mark, const QDateTime &now)
{
    const auto document = std::find_if(state.documents.cbegin(), state.documents.cend(),
                                       [&](const auto &held) { return held.key == key.document; });
    const auto match = std::find_if(state.matches.begin(), state.matches.end(),
                                    [&](const auto &held) { return held.found.key == key; });
    if (match == state.matches.end())
        return state;
    match->mark = mark;
    match->markedAt = now;
    match->markedVersion = document == state.documents.cend() ? QString() : document->version;
    match->news = MatchNews::Known;
    return state;
}

StatementChange statementChange(const CsafMatch &match)
{
    StatementChange change;
    if (match.before.isEmpty())
        return change;
    const auto &now = match.found.statement;
    std::set_difference(now.begin(), now.end(), match.before.begin(), match.before.end(),
                        std::back_inserter(change.added));
    std::set_difference(match.before.begin(), match.before.end(), now.begin(), now.end(),
                        std::back_inserter(change.gone));
    return change;
}

} // namespace Patchwijzer
