// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/knownlists.h"

#include "feeds/debiansupport.h"
#include "feeds/distroinfo.h"
#include "feeds/endoflife.h"
#include "feeds/wingetindex.h"
#include "store/wingetdatabase.h"

#include <QDir>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

void addSupport(const FeedDocument &document, SupportFacts *facts)
{
    switch (document.kind) {
    case DocumentKind::EndOfLife:
        if (auto data = parseEndOfLife(document.bytes, document.key))
            facts->lifecycles += std::move(data->products);
        break;
    case DocumentKind::DistroInfo:
        if (auto info = parseDistroInfo(document.bytes, document.key))
            facts->releases += std::move(info->releases);
        break;
    case DocumentKind::DebianSupport:
        // "ended:12": the release stands in the key, for it stands nowhere in the list itself.
        if (auto list = parseDebianSupport(document.bytes, document.key, document.key.section(u':', 1)))
            facts->packages += std::move(list->packages);
        break;
    default:
        break;
    }
}

} // namespace

Result<SupportFacts> readSupportFacts(const FeedDatabase &database)
{
    SupportFacts facts;
    for (const auto &feed : {u"debian-releases"_s, u"ubuntu-releases"_s, u"debian-support"_s, u"endoflife"_s}) {
        PW_TRY_VOID(database.forEachDocument(feed, [&](const FeedDocument &document) -> Result<void> {
            addSupport(document, &facts);
            return {};
        }));
    }
    return facts;
}

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
