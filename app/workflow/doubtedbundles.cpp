// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/doubtedbundles.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

/** The import names files without their folders. */
QSet<QString> doubtedNames(const ImportReport &report)
{
    QSet<QString> names;
    for (const auto &file : report.files) {
        const auto code = file.refusal.code;
        if (file.refused && (code == Error::Code::BundleUnsigned || code == Error::Code::BundleUnknownKey))
            names.insert(file.name);
    }
    return names;
}

QList<QString> filesNamed(const QSet<QString> &names, const QString &path, const std::stop_token &stop)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return info.isFile() && names.contains(info.fileName()) ? QList<QString>{info.absoluteFilePath()}
                                                                : QList<QString>();
    QList<QString> files;
    QDirIterator walk(path, QDir::Files | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext() && !stop.stop_requested()) {
        const auto file = walk.next();
        if (names.contains(walk.fileName()))
            files.append(QFileInfo(file).absoluteFilePath());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

QList<DoubtedBundle> doubtedBundles(const QString &dataDir, const QList<QString> &paths, const ImportReport &report,
                                    const std::stop_token &stop)
{
    QList<DoubtedBundle> doubted;
    const auto names = doubtedNames(report);
    if (names.isEmpty())
        return doubted;
    const auto trusted = trustedBundleKeys(dataDir);
    QSet<QString> seen;
    for (const auto &path : paths) {
        for (const auto &file : filesNamed(names, path, stop)) {
            if (seen.contains(file) || doubted.size() >= maxDoubtedBundles)
                continue;
            seen.insert(file);
            const auto check = checkBundle(file, trusted, stop);
            if (check && (check->trust == BundleTrust::Unsigned || check->trust == BundleTrust::UnknownKey))
                doubted.append({file, *check});
        }
    }
    return doubted;
}

} // namespace Patchwijzer
