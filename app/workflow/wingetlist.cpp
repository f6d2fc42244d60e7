// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/wingetlist.h"

#include "feeds/wingetindex.h"
#include "store/wingetdatabase.h"

#include <QDir>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
Result<QList<WingetPackage>> readWingetPackages(const FeedDatabase &database)
{
    QList<WingetPackage> packages;
    PW_TRY_VOID(database.forEachDocument(u"winget"_s, [&](const FeedDocument &document) -> Result<void> {
        auto index = document.kind == DocumentKind::WingetDatabase ? wingetIndexOf(document.bytes)
                                                                   : parseWingetIndex(document.bytes, document.key);
        if (index)
            packages += std::move(index->packages);
        return {};
    }));
    return packages;
}

Result<WingetIndex> wingetIndexOf(const QByteArray &database)
{
    QTemporaryFile file;
    if (!file.open() || file.write(database) != database.size() || !file.flush())
        return fail(Error::Code::CannotWrite, QDir::tempPath(), file.errorString());
    return readWingetDatabase(file.fileName());
}

} // namespace Patchwijzer
