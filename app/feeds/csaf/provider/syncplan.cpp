// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/syncplan.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isPublic(CsafTlp tlp)
{
    return tlp == CsafTlp::Clear || tlp == CsafTlp::None;
}

/** A name for a folder, made of the path of a list. */
QString folderName(const QUrl &url)
{
    QString name;
    const auto path = url.path().toLower();
    for (const QChar c : path) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
        if (plain)
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    return name.right(100);
}

QUrl beside(const QUrl &document, const QString &ending)
{
    auto url = document;
    url.setPath(document.path() + ending);
    return url;
}

/** Hash and signature lie beside the document. @see CSAF 2.0, 7.1.18 and 7.1.19 */
void promiseAll(CsafDocumentSource *source)
{
    if (source->hashes.isEmpty())
        source->hashes = {beside(source->document, u".sha512"_s), beside(source->document, u".sha256"_s)};
    if (source->signature.isEmpty())
        source->signature = beside(source->document, u".asc"_s);
}

QString keyOf(const CsafDocumentSource &document)
{
    return document.document.toString(QUrl::FullyEncoded);
}

/** The year of the folder that it is in; 0 when that is no year. */
int yearOf(const QUrl &url)
{
    const auto year = url.path().section(u'/', -2, -2);
    return year.size() == 4 ? year.toInt() : 0;
}

} // namespace

QList<CsafDocumentList> publicLists(const CsafProviderMetadata &metadata, CsafDocumentList::Kind kind)
{
    QList<CsafDocumentList> lists;
    if (kind == CsafDocumentList::Kind::Rolie) {
        for (const auto &feed : metadata.feeds) {
            if (feed.tlp == CsafTlp::Clear)
                lists.append({kind, feed.url, {}});
        }
    } else {
        for (const auto &directory : metadata.directories) {
            if (isPublic(directory.tlp))
                lists.append({kind, directory.url, {}});
        }
    }
    if (lists.size() > 1) { // Two lists may have two documents of the same name: about a leak, and about who has it.
        for (auto &list : lists)
            list.folder = folderName(list.url);
    }
    return lists;
}

Result<CsafTrust> trustOf(const CsafProviderMetadata &metadata, const QList<QString> &pinned, const QString &where)
{
    CsafTrust trust;
    trust.signatures = metadata.role == CsafRole::TrustedProvider || !pinned.isEmpty();
    for (const auto &key : metadata.keys) {
        if (pinned.isEmpty() || pinned.contains(key.fingerprint))
            trust.keys.append(key);
    }
    if (trust.keys.isEmpty() && !pinned.isEmpty())
        return fail(Error::Code::SignatureKeyChanged, where, u"none of the keys that were trusted first is named"_s);
    if (trust.keys.isEmpty() && trust.signatures)
        return fail(Error::Code::SignatureMissing, where,
                    u"promises signatures, and names no key to check them with"_s);
    return trust;
}

QList<CsafDocumentSource> documentsOf(const RolieFeed &feed, const CsafDocumentList &list, const CsafTrust &trust)
{
    QList<CsafDocumentSource> documents;
    for (const auto &entry : feed.entries) {
        CsafDocumentSource source;
        source.document = entry.document;
        source.released = entry.updated;
        source.folder = list.folder;
        for (const auto &hash : {entry.sha512, entry.sha256}) {
            if (!hash.isEmpty())
                source.hashes.append(hash);
        }
        if (!trust.keys.isEmpty())
            source.signature = entry.signature;
        if (trust.signatures)
            promiseAll(&source);
        documents.append(source);
    }
    return documents;
}

QList<CsafDocumentSource> documentsOf(const DirectoryList &directory, const CsafDocumentList &list,
                                      const CsafTrust &trust)
{
    QList<CsafDocumentSource> documents;
    for (const auto &listed : directory.documents) {
        CsafDocumentSource source;
        source.document = listed.url;
        source.released = listed.released;
        source.folder = list.folder;
        if (trust.signatures)
            promiseAll(&source);
        documents.append(source);
    }
    return documents;
}

CsafSyncPlan::CsafSyncPlan(CsafSyncState state, const QDateTime &now, CsafSyncLimits limits)
    : m_state(std::move(state))
    , m_now(now)
    , m_limits(limits)
{
    if (!m_state.from.isValid())
        m_state.from = now.addDays(-limits.firstDays);
}

bool CsafSyncPlan::isNew(const CsafDocumentSource &document) const
{
    const auto taken = m_state.taken.constFind(keyOf(document));
    if (taken != m_state.taken.constEnd() && *taken == document.released)
        return false;
    if (document.released.isValid())
        return document.released >= m_state.from;
    const int year = yearOf(document.document);
    return year == 0 || year >= m_state.from.date().year();
}

QList<CsafDocumentSource> CsafSyncPlan::pick(QList<CsafDocumentSource> listed)
{
    std::stable_sort(listed.begin(), listed.end(), [](const CsafDocumentSource &lhs, const CsafDocumentSource &rhs) {
        return lhs.released != rhs.released ? lhs.released > rhs.released
                                            : lhs.document.toEncoded() < rhs.document.toEncoded();
    });
    QSet<QString> seen;
    listed.removeIf([&seen](const CsafDocumentSource &document) {
        const auto key = keyOf(document);
        const bool again = seen.contains(key);
        seen.insert(key);
        return again;
    });
    m_listed = std::move(listed);
    QList<CsafDocumentSource> picked;
    for (const auto &document : std::as_const(m_listed)) {
        if (!isNew(document))
            continue;
        m_pending.insert(keyOf(document), document);
        if (picked.size() < m_limits.mostDocuments)
            picked.append(document);
    }
    return picked;
}

void CsafSyncPlan::settle(const CsafDocumentSource &document)
{
    const auto key = keyOf(document);
    m_pending.remove(key);
    m_state.taken.insert(key, document.released);
}

CsafSyncState CsafSyncPlan::state(Lists lists) const
{
    if (lists == Lists::Missing)
        return m_state;
    CsafSyncState state;
    // A date in the future must not make us look away from what comes before it.
    QDateTime newest;
    for (const auto &document : m_listed) {
        if (document.released.isValid() && document.released <= m_now) {
            newest = document.released; // They are in order.
            break;
        }
    }
    state.from = newest.isValid() ? std::max(m_state.from, newest.addDays(-m_limits.overlapDays)) : m_state.from;
    for (const auto &document : m_pending) {
        if (document.released.isValid())
            state.from = std::min(state.from, document.released);
    }
    for (const auto &document : m_listed) {
        const auto taken = m_state.taken.constFind(keyOf(document));
        if (taken != m_state.taken.constEnd() && (!taken->isValid() || *taken >= state.from))
            state.taken.insert(taken.key(), *taken);
    }
    return state;
}

} // namespace Patchwijzer
