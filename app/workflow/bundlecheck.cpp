// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/bundlecheck.h"

#include "transport/archive/archivereader.h"
#include "transport/minisign/minisignsignature.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto manifestPath = u"manifest.json"_s;
const auto signaturePath = u"manifest.json.minisig"_s;

/** Takes the entries of a bundle in their order; believes nothing before what vouches for it was checked. */
class Checker
{
public:
    Checker(const QString &name, const QList<TrustedKey> &trusted, const BundleVisitor &visit)
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
    const BundleVisitor &m_visit;
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
        m_check.manifestHash = QCryptographicHash::hash(m_manifest, QCryptographicHash::Sha256);
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

/** Hands the entries of a bundle to a checker, in their order. */
using ReadEntries = std::function<Result<void>(const EntryVisitor &take)>;

Result<BundleCheck> readBundle(const ReadEntries &read, const QString &name, const QList<TrustedKey> &trusted,
                               const BundleVisitor &visit)
{
    Checker checker(name, trusted, visit);
    PW_TRY_VOID(read([&](const ArchiveEntry &entry) { return checker.take(entry); }));
    return checker.finish();
}

ReadEntries entriesIn(QIODevice &device, const QString &name, const std::stop_token &stop)
{
    return [&device, name, stop](const EntryVisitor &take) -> Result<void> {
        PW_TRY_VOID(visitArchive(device, name, take, {}, stop));
        return {};
    };
}

/** Nothing where there is no such file; a link is none. */
Result<std::optional<QByteArray>> readPart(const QDir &folder, const QString &path, const QString &name)
{
    const QFileInfo info(folder.filePath(path));
    if (!info.isFile() || info.isSymLink())
        return std::optional<QByteArray>();
    QFile file(info.filePath());
    if (file.size() > ArchiveLimits().entryBytes)
        return fail(Error::Code::FileTooLarge, name + ": "_L1 + path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, name + ": "_L1 + path, file.errorString());
    return std::optional(file.read(ArchiveLimits().entryBytes));
}

Result<void> takePart(const QDir &folder, const QString &path, const QString &name, const EntryVisitor &take)
{
    PW_TRY(const auto bytes, readPart(folder, path, name));
    return bytes ? take({path, *bytes}) : Result<void>(); // That one is missing is seen at the end.
}

ReadEntries entriesIn(const QDir &folder, const QString &name, const std::stop_token &stop)
{
    return [folder, name, stop](const EntryVisitor &take) -> Result<void> {
        PW_TRY(const auto bytes, readPart(folder, manifestPath, name));
        if (!bytes)
            return fail(Error::Code::FileMissing, name + ": "_L1 + manifestPath);
        PW_TRY_VOID(take({manifestPath, *bytes}));
        PW_TRY_VOID(takePart(folder, signaturePath, name, take));
        PW_TRY(const auto manifest, parseBundleManifest(*bytes, name + ": "_L1 + manifestPath));
        for (const auto &feed : manifest.feeds) {
            for (const auto &file : feed.files) {
                if (stop.stop_requested())
                    return fail(Error::Code::Cancelled, name);
                PW_TRY_VOID(takePart(folder, file.path, name, take));
            }
        }
        return {};
    };
}

Result<BundleCheck> visitEntries(const ReadEntries &read, const QString &name, const QList<TrustedKey> &trusted,
                                 const AcceptBundle &accept, const BundleVisitor &visit)
{
    PW_TRY(const auto check, readBundle(read, name, trusted, {}));
    const bool doubted = check.trust == BundleTrust::Unsigned || check.trust == BundleTrust::UnknownKey;
    if (doubted && !(accept && accept(check))) {
        const bool none = check.trust == BundleTrust::Unsigned;
        return fail(none ? Error::Code::BundleUnsigned : Error::Code::BundleUnknownKey, name, check.keyId);
    }
    // All is checked again on the way: the stick may have been changed in between.
    PW_TRY(const auto again, readBundle(read, name, trusted, visit));
    if (again.manifestHash != check.manifestHash || again.trust != check.trust)
        return fail(Error::Code::HashMismatch, name, u"changed while it was read"_s);
    return again;
}

} // namespace

bool beginsLikeBundle(const QByteArray &head)
{
    // The local header of the first entry: thirty bytes, then its name.
    constexpr qsizetype nameAt = 30;
    return head.startsWith("PK\3\4") && head.mid(nameAt, manifestPath.size()) == manifestPath.toLatin1();
}

bool looksLikeBundle(QIODevice &device, const QString &name)
{
    if (!device.seek(0) || !beginsLikeBundle(device.peek(64)))
        return false;
    bool manifest = false;
    const auto first = visitArchive(device, name, [&](const ArchiveEntry &entry) -> Result<void> {
        manifest = entry.path == manifestPath && isBundleManifest(entry.data);
        return fail(Error::Code::Cancelled, name); // One is enough.
    });
    return device.seek(0) && !first && manifest;
}

bool looksLikeBundleFolder(const QString &folder)
{
    const auto manifest = readPart(QDir(folder), manifestPath, folder);
    return manifest && *manifest && isBundleManifest(**manifest);
}

Result<BundleCheck> checkBundle(const QString &path, const QList<TrustedKey> &trusted, const std::stop_token &stop)
{
    const auto name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::FileMissing, name);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, name, file.errorString());
    return readBundle(entriesIn(file, name, stop), name, trusted, {});
}

Result<BundleCheck> visitBundle(QIODevice &device, const QString &name, const QList<TrustedKey> &trusted,
                                const AcceptBundle &accept, const BundleVisitor &visit, const std::stop_token &stop)
{
    return visitEntries(entriesIn(device, name, stop), name, trusted, accept, visit);
}

Result<BundleCheck> visitBundleFolder(const QString &folder, const QString &name, const QList<TrustedKey> &trusted,
                                      const AcceptBundle &accept, const BundleVisitor &visit,
                                      const std::stop_token &stop)
{
    return visitEntries(entriesIn(QDir(folder), name, stop), name, trusted, accept, visit);
}

} // namespace Patchwijzer
