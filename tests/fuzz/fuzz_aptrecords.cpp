// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "updating/aptrecords.h"
#include "updating/aptsimulator.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** Takes the bytes for what apt-cache says, and for what apt-config says. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto records = parseAptRecords(bytes);
    require(records == parseAptRecords(bytes), "the same bytes give the same records");
    for (auto record = records.begin(); record != records.end(); ++record) {
        const auto &[package, architecture, version] = record.key();
        require(!package.isEmpty() && !architecture.isEmpty() && !version.isEmpty(), "a record says what it is about");
        require(!record->package.isEmpty() && !record->version.isEmpty(), "a package has a source");
    }
    const auto folders = parseAptFolders(bytes);
    require(folders == parseAptFolders(bytes), "the same bytes give the same folders");
    for (const auto &path : {folders.archives, folders.lists, folders.state})
        require(path.startsWith(u'/'), "a folder has a whole path");
    return 0;
}
