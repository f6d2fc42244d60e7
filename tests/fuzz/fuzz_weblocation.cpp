// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/weblocation.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** The bytes as an address, as a path below a directory, and as the id of a document. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    if (const auto url = secureAddress(bytes); url.isValid()) {
        requireSecure(url);
        require(secureAddress(url.toEncoded()) == url, "an address stays the same when it is written down");
        require(isSameServer(url, url) && isSameSite(url, url), "an address is at its own server");
    }
    const QUrl directory(u"https://a.test/all/csaf"_s);
    if (const auto url = documentAddress(directory, bytes)) {
        requireSecure(*url);
        require(isSameServer(*url, directory) && url->path().startsWith("/all/csaf/"_L1)
                    && !url->path().contains("/../"_L1) && !url->hasQuery(),
                "a document is below its directory");
        require(isCsafFileName(url->fileName()), "a document has the name of one");
    }
    const auto id = QString::fromUtf8(bytes);
    const auto name = csafFileName(id);
    require(name.isEmpty() || isNameOf(name, id), "a document may have the name that was made for it");
    require(name.isEmpty() || name.size() > 200 || isCsafFileName(name), "a name that was made is a name");
    require(!name.contains(u'/') && !name.startsWith(u'.') && !name.contains(".."_L1), "a name stays where it is");
    return 0;
}
