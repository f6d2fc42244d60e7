// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/bundlekeys.h"

#include "transport/minisign/keyfile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxTrusted = 1'000; // An office has a handful.
constexpr qsizetype maxName = 64;

QString keyFolder(const QString &dataDir)
{
    return QDir(dataDir).filePath(u"keys"_s);
}

QString ownKeyFile(const QString &dataDir)
{
    return keyFolder(dataDir) + "/bundle.key"_L1;
}

QString trustedFolder(const QString &dataDir)
{
    return keyFolder(dataDir) + "/trusted"_L1;
}

Result<void> makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return {};
    return fail(Error::Code::CannotWrite, folder, u"cannot make the folder for keys"_s);
}

Result<void> writePublicKey(const QString &path, const MinisignPublicKey &key)
{
    QSaveFile file(path);
    const auto contents = minisignPublicKeyFile(key);
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size() || !file.commit())
        return fail(Error::Code::CannotWrite, path, file.errorString());
    return {};
}

/** A name that is a file name everywhere, and never a hidden file. */
QString harmlessName(const QString &file)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_-]+"_s);
    auto name = QFileInfo(file).completeBaseName().replace(others, u"-"_s).left(maxName);
    return name.isEmpty() ? u"key"_s : name;
}

} // namespace

Result<MinisignSecretKey> bundleKeyFrom(const QString &file, const SecretBytes &password)
{
    PW_TRY(const auto bytes, readSecretFile(file));
    return MinisignSecretKey::parse(bytes, password, file);
}

Result<bool> needsPassword(const QString &file)
{
    PW_TRY(const auto bytes, readSecretFile(file));
    return MinisignSecretKey::isEncrypted(bytes, file);
}

Result<MinisignSecretKey> ownBundleKey(const QString &dataDir)
{
    const auto path = ownKeyFile(dataDir);
    if (QFileInfo::exists(path))
        return bundleKeyFrom(path, {});
    PW_TRY(auto key, MinisignSecretKey::generate());
    PW_TRY_VOID(makeFolder(keyFolder(dataDir)));
    PW_TRY_VOID(writeSecretFile(path, key.file()));
    PW_TRY_VOID(writePublicKey(ownPublicKeyFile(dataDir), key.publicKey()));
    return key;
}

QString ownPublicKeyFile(const QString &dataDir)
{
    return keyFolder(dataDir) + "/bundle.pub"_L1;
}

QList<TrustedKey> trustedBundleKeys(const QString &dataDir)
{
    QList<TrustedKey> keys;
    // From the secret key itself: a bundle.pub that was changed is not trusted for its name.
    if (const auto own = bundleKeyFrom(ownKeyFile(dataDir), {}))
        keys.append({own->publicKey(), {}, true});
    const QDir folder(trustedFolder(dataDir));
    const auto names = folder.entryList({u"*.pub"_s}, QDir::Files, QDir::Name);
    for (const auto &name : names.first(std::min(names.size(), maxTrusted))) {
        if (const auto key = readMinisignPublicKey(folder.filePath(name)))
            keys.append({*key, name.chopped(4), false});
    }
    return keys;
}

Result<TrustedKey> trustBundleKey(const QString &dataDir, const QString &file)
{
    PW_TRY(const auto key, readMinisignPublicKey(file));
    const auto known = trustedBundleKeys(dataDir);
    const auto same = std::find_if(known.begin(), known.end(), [&](const TrustedKey &old) { return old.key == key; });
    if (same != known.end())
        return *same;
    PW_TRY_VOID(makeFolder(trustedFolder(dataDir)));
    const auto wanted = harmlessName(file);
    auto name = wanted;
    // Another key of that name stays: who was trusted stays trusted until somebody takes the file away.
    for (int number = 2; QFileInfo::exists(trustedFolder(dataDir) + u'/' + name + ".pub"_L1); ++number)
        name = u"%1-%2"_s.arg(wanted).arg(number);
    PW_TRY_VOID(writePublicKey(trustedFolder(dataDir) + u'/' + name + ".pub"_L1, key));
    return TrustedKey{key, name, false};
}

} // namespace Patchwijzer
