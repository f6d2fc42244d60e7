// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/folder.h"
#include "fuzz/fuzzing.h"
#include "store/wingetdatabase.h"

#include <QDir>
#include <QFile>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto path = folder().filePath(u"index.db"_s);
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "there is room for the file");
    file.close();
    const auto index = readWingetDatabase(path);
    requireSame(index, readWingetDatabase(path),
                [](const WingetIndex &one, const WingetIndex &other) { return one == other; });
    require(contentsOf(path) == bytes, "the file stays as it is");
    require(QDir(folder().path()).entryList(QDir::Files).size() == 1, "nothing is left beside it");
    if (!index)
        return 0;
    requirePlaces(index->skipped);
    require(!index->packages.isEmpty(), "an index has a package");
    requireSortedWithoutDoubles(index->packages, [](const WingetPackage &one, const WingetPackage &next) {
        return one.id.compare(next.id, Qt::CaseInsensitive) < 0;
    });
    for (const auto &package : index->packages) {
        require(!package.version.isEmpty(), "a package has a version");
        for (const auto *texts : {&package.productCodes, &package.upgradeCodes, &package.familyNames,
                                  &package.plainNames, &package.plainPublishers})
            requireSortedWithoutDoubles(*texts);
    }
    return 0;
}
