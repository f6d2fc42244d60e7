// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/csafvalidator.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto validation = validateCsaf(bytes, u"fuzz.json"_s);
    requireSame(validation, validateCsaf(bytes, u"fuzz.json"_s),
                [](const CsafValidation &one, const CsafValidation &other) {
                    return one.schema == other.schema && one.tests == other.tests;
                });
    if (!validation)
        return 0;
    require(validation->tests.size() == csafTestNumbers().size(), "every test ran");
    for (const auto &test : validation->tests)
        require(test.failures.size() == std::min<qsizetype>(test.failureCount, 100), "failures are kept and counted");
    require(validation->isValid() == validation->failed().isEmpty(), "valid without failures");
    return 0;
}
