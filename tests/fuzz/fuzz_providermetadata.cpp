// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providermetadata.h"
#include "feeds/csaf/provider/syncplan.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isFingerprint(const QString &text)
{
    return (text.size() == 40 || text.size() == 64) && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F');
           });
}

template<typename List>
void requireOnce(const List &list)
{
    for (const auto &each : list) {
        requireSecure(each.url);
        require(list.count(each) == 1, "nothing is listed twice");
    }
}

void checkTrust(const CsafProviderMetadata &metadata)
{
    const auto first = trustOf(metadata, {}, u"pmd.json"_s);
    require(!first || !first->signatures || !first->keys.isEmpty(), "signatures that are promised can be checked");
    const QString pinned(40, u'A');
    const auto later = trustOf(metadata, {pinned}, u"pmd.json"_s);
    require(!later || later->signatures, "who signed once must go on signing");
    require(!later
                || std::all_of(later->keys.begin(), later->keys.end(),
                               [&](const CsafProviderKey &key) { return key.fingerprint == pinned; }),
            "no other key than the pinned one is trusted");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto metadata = parseProviderMetadata(bytes, u"pmd.json"_s);
    requireSame(metadata, parseProviderMetadata(bytes, u"pmd.json"_s),
                [](const CsafProviderMetadata &one, const CsafProviderMetadata &other) { return one == other; });
    if (!metadata)
        return 0;
    requirePlaces(metadata->skipped);
    requireSecure(metadata->canonicalUrl);
    require(metadata->updated.isValid() && !metadata->publisher.name.isEmpty(), "a provider has a date and a name");
    requireOnce(metadata->feeds);
    requireOnce(metadata->directories);
    requireOnce(metadata->keys);
    for (const auto &key : metadata->keys)
        require(isFingerprint(key.fingerprint), "a key has a fingerprint");
    for (const auto kind : {CsafDocumentList::Kind::Rolie, CsafDocumentList::Kind::Directory}) {
        const auto lists = publicLists(*metadata, kind);
        for (const auto &list : lists)
            require(!list.folder.contains(u'/') && !list.folder.contains(u'.'), "a folder stays where it is");
    }
    checkTrust(*metadata);
    return 0;
}
