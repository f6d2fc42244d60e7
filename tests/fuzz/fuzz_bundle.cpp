// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "workflow/bundlecheck.h"

#include <QBuffer>
#include <QCryptographicHash>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

AcceptBundle whether(bool accepted)
{
    return [accepted](const BundleCheck & /*check*/) { return accepted; };
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes = bytesOf(data, size);
    QBuffer device(&bytes);
    require(device.open(QIODevice::ReadOnly), "bytes can be read");
    const bool looksLike = looksLikeBundle(device, u"x.zip"_s);
    const MinisignPublicKey nobody{QByteArray(8, '\x01'), QByteArray(32, '\x01')};
    const QList<TrustedKey> trusted{{nobody, u"nobody"_s, false}};
    QList<BundleFile> seen;
    const auto visit = [&](const BundleContent &content) -> Result<void> {
        require(content.feed.files.contains(content.file), "a file is of the feed that names it");
        require(content.bytes.size() == content.file.bytes
                    && QCryptographicHash::hash(content.bytes, QCryptographicHash::Sha256) == content.file.sha256,
                "a file is what the manifest says");
        require(!seen.contains(content.file), "no file comes twice");
        seen.append(content.file);
        return {};
    };
    device.seek(0);
    require(!visitBundle(device, u"x.zip"_s, trusted, whether(false), visit), "nobody whom we trust signed this");
    require(seen.isEmpty(), "what is refused is not handed over");
    device.seek(0);
    const auto check = visitBundle(device, u"x.zip"_s, trusted, whether(true), visit);
    if (!check) {
        require(!check.error().where.isEmpty(), "an error has a place");
        return 0;
    }
    require(looksLike, "a bundle is known by its beginning");
    require(check->trust == BundleTrust::Unsigned || check->trust == BundleTrust::UnknownKey, "nobody stands for it");
    qsizetype named = 0;
    for (const auto &feed : check->manifest.feeds)
        named += feed.files.size();
    require(seen.size() == named, "every file that is named comes");
    return 0;
}
