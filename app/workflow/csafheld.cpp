// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafheld.h"

#include "store/feeddatabase.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

bool holdsCase(const QString &caseDir)
{
    return !caseDir.isEmpty() && QFileInfo::exists(QDir(caseDir).filePath(u"case.sqlite"_s));
}

CsafHeldDocument headOf(const FeedDocument &document)
{
    CsafHeldDocument head;
    head.key = {document.publisher, document.key.mid(document.publisher.size() + 1)};
    head.version = document.version;
    head.title = document.title;
    head.feed = document.feed;
    head.released = document.revision;
    return head;
}

Result<void> forEachImported(const QString &dataDir, const std::function<Result<void>(const FeedDocument &)> &visit)
{
    PW_TRY(const auto database, FeedDatabase::open(dataDir));
    PW_TRY(const auto states, database.states());
    for (const auto &state : states) {
        if (!state.id.startsWith("csaf-"_L1))
            continue;
        PW_TRY_VOID(database.forEachDocument(state.id, [&](const FeedDocument &document) -> Result<void> {
            return document.kind == DocumentKind::Csaf ? visit(document) : Result<void>();
        }));
    }
    return {};
}

Result<ImportedDocument> importedDocument(const QString &dataDir, const QString &name)
{
    QList<ImportedDocument> found;
    PW_TRY_VOID(forEachImported(dataDir, [&](const FeedDocument &document) -> Result<void> {
        const auto head = headOf(document);
        if (!name.isEmpty() && (document.key == name || head.key.id == name))
            found.append({head, document.bytes});
        return {};
    }));
    if (found.isEmpty())
        return fail(Error::Code::WrongUse, name, u"no document with this id was imported"_s);
    if (found.size() > 1)
        return fail(Error::Code::WrongUse, name, u"two publishers have this id: put the publisher before it"_s);
    return found.first();
}

} // namespace Patchwijzer
