// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/documentlist.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    DocumentListWriter writer(qsizetype(1) << 30);
    qsizetype total = 0;
    const auto visited =
        visitDocumentList(bytes, u"part"_s, [&](const QString &key, const QByteArray &document) -> Result<void> {
            total += document.size();
            require(writer.add(key, document).isEmpty(), "one part is enough");
            return {};
        });
    require(total <= bytes.size(), "no byte comes twice");
    if (!visited)
        requirePlace(visited.error());
    if (const auto written = writer.finish(); !written.isEmpty()) {
        const auto again =
            visitDocumentList(written, u"part"_s, [&](const QString &, const QByteArray &document) -> Result<void> {
                total -= document.size();
                return {};
            });
        require(again && total == 0, "what was read can be written");
    }
    return 0;
}
