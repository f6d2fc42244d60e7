// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafdesk.h"

#include "matching/assets/csafmerge.h"
#include "store/csafmarks.h"
#include "workflow/csafheld.h"
#include "workflow/csafmatching.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

Result<void> checkCase(const QString &caseDir)
{
    if (caseDir.isEmpty())
        return fail(Error::Code::WrongUse, u"caseDir"_s, u"nothing is kept for another computer"_s);
    return {};
}

bool isNamed(const CsafKey &key, const QString &name)
{
    return key.id == name || key.publisher + u'/' + key.id == name;
}

/** The document with that name among those that are kept; nothing when there is none.
 *  @return WrongUse when there are two.
 */
Result<std::optional<CsafHeldDocument>> keptDocument(const CsafState &state, const QString &name)
{
    std::optional<CsafHeldDocument> found;
    for (const auto &document : state.documents) {
        if (!isNamed(document.key, name))
            continue;
        if (found)
            return fail(Error::Code::WrongUse, name, u"two publishers have this id: put the publisher before it"_s);
        found = document;
    }
    return found;
}

/** Among those that are kept, else among those imported: what concerns nothing here can be read all the same. */
Result<CsafHeldDocument> documentNamed(const QString &dataDir, const CsafState &state, const QString &name)
{
    PW_TRY(const auto kept, keptDocument(state, name));
    if (kept)
        return *kept;
    PW_TRY(const auto imported, importedDocument(dataDir, name));
    return imported.head;
}

QString tidied(const QString &text)
{
    QString plain;
    for (const auto c : text) {
        const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!hidden || c == u'\n')
            plain += c;
        else if (c.isSpace())
            plain += u' ';
    }
    return plain.trimmed().left(longestComment);
}

void put(CsafState *state, const CsafHeldDocument &document)
{
    for (auto &held : state->documents) {
        if (held.key == document.key) {
            held = document;
            return;
        }
    }
    state->documents.append(document);
    std::sort(state->documents.begin(), state->documents.end(),
              [](const auto &lhs, const auto &rhs) { return lhs.key < rhs.key; });
}

/** Milliseconds are what the database keeps. */
QDateTime moment(const QDateTime &now)
{
    return QDateTime::fromMSecsSinceEpoch(now.toMSecsSinceEpoch(), Qt::UTC);
}

bool isAsset(const CsafState &state, const QString &id, const QString &name)
{
    if (name.isEmpty() || id == name)
        return true;
    return std::any_of(state.assets.begin(), state.assets.end(), [&](const CsafAsset &asset) {
        return asset.id == id && asset.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

Result<QList<CsafMatchKey>> matchesToMark(const CsafState &state, const QString &document, const QString &vulnerability,
                                          const QString &asset)
{
    PW_TRY(const auto kept, keptDocument(state, document));
    if (!kept)
        return fail(Error::Code::WrongUse, document, u"no document with this id is about anything here"_s);
    QList<CsafMatchKey> keys;
    bool knowsVulnerability = false;
    for (const auto &match : state.matches) {
        const auto &key = match.found.key;
        if (key.document != kept->key || (!vulnerability.isEmpty() && key.vulnerability != vulnerability))
            continue;
        knowsVulnerability = true;
        if (isAsset(state, key.asset, asset))
            keys.append(key);
    }
    if (!knowsVulnerability)
        return fail(Error::Code::WrongUse, vulnerability.isEmpty() ? document : vulnerability,
                    u"the document names nothing here for this vulnerability"_s);
    if (keys.isEmpty())
        return fail(Error::Code::WrongUse, asset, u"no such program or device in this document"_s);
    return keys;
}

} // namespace

Result<int> markMatches(const QString &caseDir, const QString &document, const QString &vulnerability,
                        const QString &asset, RemediationMark mark, const QDateTime &now)
{
    PW_TRY_VOID(checkCase(caseDir));
    // What is not there is said without making a case for it.
    PW_TRY(const auto before, readMatches(caseDir));
    PW_TRY(const auto found, matchesToMark(before, document, vulnerability, asset));
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    PW_TRY_VOID(marks.change([&](const CsafState &state) -> Result<CsafState> {
        auto marked = state;
        for (const auto &key : found)
            marked = withMark(std::move(marked), key, mark, moment(now));
        return marked;
    }));
    return int(found.size());
}

Result<CsafHeldDocument> changeDocument(const QString &dataDir, const QString &caseDir, const QString &document,
                                        CsafDocumentChange change, const QDateTime &now)
{
    PW_TRY_VOID(checkCase(caseDir));
    PW_TRY(const auto before, readMatches(caseDir));
    PW_TRY(const auto named, documentNamed(dataDir, before, document));
    CsafHeldDocument changed;
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    PW_TRY_VOID(marks.change([&](const CsafState &state) -> Result<CsafState> {
        auto after = state;
        PW_TRY(const auto kept, keptDocument(state, named.key.publisher + u'/' + named.key.id));
        changed = kept.value_or(named);
        if (change == CsafDocumentChange::Remove || change == CsafDocumentChange::PutBack)
            changed.removedAt = change == CsafDocumentChange::Remove ? moment(now) : QDateTime();
        if (change == CsafDocumentChange::Unread)
            changed.readAt = {};
        if (change == CsafDocumentChange::Read) {
            changed.readAt = moment(now);
            changed.readVersion = changed.version;
        }
        put(&after, changed);
        return change == CsafDocumentChange::Read ? withRead(std::move(after), changed.key, moment(now)) : after;
    }));
    return changed;
}

Result<CsafComment> addComment(const QString &dataDir, const QString &caseDir, const QString &document,
                               const QString &text, const QDateTime &now)
{
    PW_TRY_VOID(checkCase(caseDir));
    const auto plain = tidied(text);
    if (plain.isEmpty())
        return fail(Error::Code::WrongUse, u"text"_s, u"a comment needs words"_s);
    PW_TRY(const auto state, readMatches(caseDir));
    PW_TRY(const auto named, documentNamed(dataDir, state, document));
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    return marks.addComment(named.key, plain, now);
}

Result<void> removeComment(const QString &caseDir, qint64 number)
{
    PW_TRY_VOID(checkCase(caseDir));
    PW_TRY(const auto comments, readComments(caseDir));
    if (std::none_of(comments.begin(), comments.end(), [&](const auto &one) { return one.number == number; }))
        return fail(Error::Code::WrongUse, QString::number(number), u"no comment with this number"_s);
    PW_TRY(auto marks, CsafMarks::open(caseDir));
    return marks.removeComment(number);
}

Result<QList<CsafComment>> readComments(const QString &caseDir, const QString &document)
{
    if (!holdsCase(caseDir))
        return QList<CsafComment>();
    PW_TRY(const auto marks, CsafMarks::open(caseDir));
    PW_TRY(auto comments, marks.comments());
    if (!document.isEmpty())
        comments.removeIf([&](const CsafComment &comment) { return !isNamed(comment.document, document); });
    return comments;
}

} // namespace Patchwijzer
