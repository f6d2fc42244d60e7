// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/bundlecheck.h"

#include "transport/archive/archivereader.h"
#include "transport/minisign/minisignsignature.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto manifestPath = u"manifest.json"_s;
const auto signaturePath = u"manifest.json.minisig"_s;

/** Takes the entries of a bundle in their order; believes nothing before what vouches for it was checked. */
class Checker
{
public:
    using Visit = std::function<Result<void>(const BundleContent &)>;

    Checker(const QString &name, const QList<TrustedKey> &trusted, const Visit &visit)
        : m_name(name)
        , m_trusted(trusted)
        , m_visit(visit)
    {
    }

    [[nodiscard]] Result<void> take(const ArchiveEntry &entry);
    [[nodiscard]] Result<BundleCheck> finish();

private:
    [[nodiscard]] Result<void> takeSignature(const QByteArray &bytes);
    [[nodiscard]] Result<void> readManifest();
    [[nodiscard]] Result<void> takeFile(const ArchiveEntry &entry);
    [[nodiscard]] QString placeOf(const QString &path) const { return m_name + ": "_L1 + path; }

    enum class Expects { Manifest, Signature, Files };
    struct Expected {
        qsizetype feed = 0;
        qsizetype file = 0;
    };

    const QString &m_name;
    const QList<TrustedKey> &m_trusted;
    const Visit &m_visit;
    Expects m_expects = Expects::Manifest;
    QByteArray m_manifest;
    BundleCheck m_check;
    QHash<QString, Expected> m_open; ///< Files that did not come yet.
};

Result<void> Checker::take(const ArchiveEntry &entry)
{
    switch (m_expects) {
    case Expects::Manifest:
        if (entry.path != manifestPath || !isBundleManifest(entry.data))
            return fail(Error::Code::UnknownFormat, m_name, u"not a bundle"_s);
        m_manifest = entry.data;
        m_expects = Expects::Signature;
        return {};
    case Expects::Signature:
        m_expects = Expects::Files;
        if (entry.path == signaturePath)
            return takeSignature(entry.data);
        PW_TRY_VOID(readManifest());
        return takeFile(entry);
    case Expects::Files:
        return takeFile(entry);
    }
    return {};
}

Result<void> Checker::takeSignature(const QByteArray &bytes)
{
    const auto place = placeOf(signaturePath);
    const auto signature = parseMinisignSignature(bytes, place);
    if (!signature)
        return fail(Error::Code::SignatureWrong, m_name, signature.error().detail);
    // The older form is over the bytes themselves: what somebody once signed could then pass for something else.
    if (signature->algorithm != MinisignAlgorithm::Prehashed)
        return fail(Error::Code::SignatureWrong, m_name, u"the older form of signature is not taken"_s);
    m_check.keyId = minisignKeyId(signature->keyId);
    m_check.trust = BundleTrust::UnknownKey;
    Result<void> outcome;
    // Two keys may have the same id; one that verifies is enough.
    for (const auto &known : m_trusted) {
        if (known.key.id != signature->keyId)
            continue;
        outcome = minisignVerify(m_manifest, *signature, known.key, m_name);
        if (!outcome)
            continue;
        m_check.trust = known.own ? BundleTrust::Own : BundleTrust::Trusted;
        m_check.signer = known.name;
        return readManifest();
    }
    PW_TRY_VOID(outcome);
    return readManifest();
}

Result<void> Checker::readManifest()
{
    PW_TRY(m_check.manifest, parseBundleManifest(m_manifest, placeOf(manifestPath)));
    const auto &feeds = m_check.manifest.feeds;
    for (qsizetype feed = 0; feed < feeds.size(); ++feed) {
        for (qsizetype file = 0; file < feeds[feed].files.size(); ++file)
            m_open.insert(feeds[feed].files[file].path, {feed, file});
    }
    return {};
}

Result<void> Checker::takeFile(const ArchiveEntry &entry)
{
    const auto expected = m_open.constFind(entry.path);
    if (expected == m_open.constEnd())
        return fail(Error::Code::ArchiveBroken, placeOf(entry.path), u"the manifest does not name this file"_s);
    const auto &feed = m_check.manifest.feeds.at(expected->feed);
    const auto &file = feed.files.at(expected->file);
    m_open.erase(expected);
    if (entry.data.size() != file.bytes
        || QCryptographicHash::hash(entry.data, QCryptographicHash::Sha256) != file.sha256)
        return fail(Error::Code::HashMismatch, placeOf(entry.path), u"not what the manifest says"_s);
    return m_visit ? m_visit({feed, file, entry.data}) : Result<void>();
}

Result<BundleCheck> Checker::finish()
{
    if (m_expects == Expects::Manifest)
        return fail(Error::Code::UnknownFormat, m_name, u"not a bundle"_s);
    if (m_expects == Expects::Signature)
        PW_TRY_VOID(readManifest());
    if (!m_open.isEmpty())
        return fail(Error::Code::ArchiveBroken, m_name, u"a file is missing: %1"_s.arg(m_open.constBegin().key()));
    return std::move(m_check);
}

Result<BundleCheck> readBundle(QIODevice &device, const QString &name, const QList<TrustedKey> &trusted,
                               const Checker::Visit &visit, const std::stop_token &stop)
{
    Checker checker(name, trusted, visit);
    const auto take = [&](const ArchiveEntry &entry) { return checker.take(entry); };
    PW_TRY_VOID(visitArchive(device, name, take, {}, stop));
    return checker.finish();
}

} // namespace

bool looksLikeBundle(QIODevice &device, const QString &name)
{
    // The local header of the first entry: thirty bytes, then its name.
    const QByteArray start = device.seek(0) ? device.peek(30 + manifestPath.size()) : QByteArray();
    if (!start.startsWith("PK\3\4") || !start.endsWith(manifestPath.toLatin1()))
        return false;
    bool manifest = false;
    const auto first = visitArchive(device, name, [&](const ArchiveEntry &entry) -> Result<void> {
        manifest = entry.path == manifestPath && isBundleManifest(entry.data);
        return fail(Error::Code::Cancelled, name); // One is enough.
    });
    return device.seek(0) && !first && manifest;
}

Result<BundleCheck> checkBundle(const QString &path, const QList<TrustedKey> &trusted, const std::stop_token &stop)
{
    const auto name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::FileMissing, name);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, name, file.errorString());
    return readBundle(file, name, trusted, {}, stop);
}

Result<BundleCheck> visitBundle(QIODevice &device, const QString &name, const QList<TrustedKey> &trusted,
                                bool acceptUnsigned, const std::function<Result<void>(const BundleContent &)> &visit,
                                const std::stop_token &stop)
{
    PW_TRY(const auto check, readBundle(device, name, trusted, {}, stop));
    if (!acceptUnsigned && check.trust == BundleTrust::Unsigned)
        return fail(Error::Code::BundleUnsigned, name);
    if (!acceptUnsigned && check.trust == BundleTrust::UnknownKey)
        return fail(Error::Code::BundleUnknownKey, name, check.keyId);
    // All is checked again on the way: the stick may have been changed in between.
    PW_TRY(const auto again, readBundle(device, name, trusted, visit, stop));
    if (again.manifest != check.manifest || again.trust != check.trust)
        return fail(Error::Code::HashMismatch, name, u"changed while it was read"_s);
    return again;
}

} // namespace Patchwijzer
