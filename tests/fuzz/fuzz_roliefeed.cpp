// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/roliefeed.h"
#include "feeds/csaf/provider/syncplan.h"
#include "feeds/csaf/provider/weblocation.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

void checkDocuments(const RolieFeed &feed, const QUrl &address)
{
    const CsafDocumentList list{CsafDocumentList::Kind::Rolie, address, {}};
    CsafTrust trust;
    trust.signatures = true;
    trust.keys.append({QString(40, u'A'), address});
    const auto documents = documentsOf(feed, list, trust);
    require(documents.size() == feed.entries.size(), "every entry is a document");
    for (const auto &document : documents) {
        requireSecure(document.signature);
        require(!document.hashes.isEmpty(), "what a trusted provider publishes has a hash");
        for (const auto &hash : document.hashes)
            require(isSameServer(hash, address), "a hash is at the same server");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QUrl address(u"https://a.test/csaf/white.json"_s);
    const auto feed = parseRolieFeed(bytes, address);
    requireSame(feed, parseRolieFeed(bytes, address),
                [](const RolieFeed &one, const RolieFeed &other) { return one == other; });
    if (!feed)
        return 0;
    requirePlaces(feed->skipped);
    requireSortedWithoutDoubles(feed->entries, [](const RolieEntry &one, const RolieEntry &next) {
        return one.updated != next.updated ? one.updated > next.updated
                                           : one.document.toEncoded() < next.document.toEncoded();
    });
    for (const auto &entry : feed->entries) {
        requireSecure(entry.document);
        require(isSameServer(entry.document, address), "a document is at the server of its feed");
        require(isCsafFileName(entry.document.fileName()) && entry.updated.isValid(), "a document has a name and date");
        for (const auto &url : {entry.sha256, entry.sha512, entry.signature})
            require(url.isEmpty() || isSameServer(url, address), "what it is checked with is at the same server");
    }
    checkDocuments(*feed, address);
    return 0;
}
