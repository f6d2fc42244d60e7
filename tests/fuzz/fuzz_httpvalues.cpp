// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/net/httpvalues.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** The bytes as the value of each field that we act on. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QDateTime now(QDate(2099, 1, 1), QTime(12, 0), Qt::UTC);
    if (const auto date = parseHttpDate(bytes, now))
        require(date->isValid() && date->timeSpec() == Qt::UTC, "a date is one, and UTC");
    if (const auto wait = parseRetryAfter(bytes, now))
        require(wait->count() >= 0, "nobody waits for the past");
    if (const auto bytesStated = parseSize(bytes))
        require(*bytesStated >= 0, "a size is not negative");
    if (const auto range = parseContentRange(bytes)) {
        require(range->first >= 0 && range->first <= range->last, "a range has a beginning and an end");
        require(range->total == -1 || range->last < range->total, "a range is within the whole");
    }
    const auto value = plainValue(bytes);
    require(!value.contains('\n') && !value.contains('\r') && !value.contains('\0') && value.size() <= 1024,
            "what is sent back is one short line");
    require(plainValue(value) == value, "what is plain stays as it is");
    const auto lines = bytes.split('\n');
    const auto validator = strongValidator(lines.value(0), lines.value(1), lines.value(2), now);
    require(validator.isEmpty() || validator == lines.value(0) || validator == lines.value(1),
            "a proof is what the server gave");
    return 0;
}
