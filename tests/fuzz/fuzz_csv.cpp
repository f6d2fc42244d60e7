// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csvreader.h"
#include "fuzz/fuzzing.h"

#include <QList>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Record {
    qint64 line = 0;
    bool broken = false;
    QList<QByteArray> fields;

    bool operator==(const Record &) const = default;
};

QList<Record> readAll(const QByteArray &bytes, qsizetype pieceSize)
{
    CsvReader reader(1'000); // Small, so that the limit is met.
    QList<Record> records;
    qsizetype at = 0;
    for (;;) {
        const auto next = reader.next();
        if (next == CsvReader::Next::End)
            return records;
        if (next == CsvReader::Next::More) {
            if (at >= bytes.size())
                reader.finish();
            reader.feed(bytes.mid(at, pieceSize));
            at += pieceSize;
            continue;
        }
        Record record{reader.line(), next == CsvReader::Next::Broken, {}};
        if (!record.broken) {
            for (const auto field : reader.fields())
                record.fields.append(field.toByteArray());
            require(!record.fields.isEmpty(), "a record has a field");
        }
        records.append(record);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto whole = readAll(bytes, bytes.size());
    // A record is looked at again with each piece that does not end it: tiny pieces of a large one take long.
    const qsizetype most = 1 + bytes.size() / 200;
    require(whole == readAll(bytes, most), "the same in small pieces");
    require(whole == readAll(bytes, most + qsizetype(qHash(bytes, 1) % 61)), "the same in pieces of any size");
    for (qsizetype i = 1; i < whole.size(); ++i)
        require(whole[i - 1].line <= whole[i].line, "lines go up");
    return 0;
}
