// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/directorylist.h"
#include "feeds/csaf/provider/weblocation.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

void check(const Result<DirectoryList> &list, const Result<DirectoryList> &again, const QUrl &directory)
{
    requireSame(list, again, [](const DirectoryList &one, const DirectoryList &other) { return one == other; });
    if (!list)
        return;
    requirePlaces(list->skipped);
    require(list->skippedCount >= list->skipped.size(), "counts add up");
    requireSortedWithoutDoubles(list->documents, [](const ListedDocument &one, const ListedDocument &next) {
        return one.released != next.released ? one.released > next.released
                                             : one.url.toEncoded() < next.url.toEncoded();
    });
    for (const auto &document : list->documents) {
        requireSecure(document.url);
        require(isSameServer(document.url, directory) && document.url.path().startsWith(directory.path())
                    && !document.url.path().contains("/../"_L1) && !document.url.hasQuery(),
                "a document is below its directory");
        require(isCsafFileName(document.url.fileName()), "a document has the name of one");
        require(secureAddress(document.url.toEncoded()) == document.url, "an address means one place only");
    }
}

} // namespace

/** Takes the bytes for a changes.csv, and for an index.txt. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QUrl directory(u"https://a.test/all/csaf/"_s);
    check(parseChangesList(bytes, directory), parseChangesList(bytes, directory), directory);
    check(parseIndexList(bytes, directory), parseIndexList(bytes, directory), directory);
    return 0;
}
