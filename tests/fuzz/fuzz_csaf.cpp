// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/csafdiff.h"
#include "feeds/csaf/csafadvisory.h"
#include "feeds/csaf/csafparser.h"
#include "feeds/csaf/csafverdict.h"
#include "feeds/csaf/csafversionrange.h"
#include "feeds/csaf/ncscnotes.h"
#include "fuzz/fuzzing.h"

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

/** All that is made of a document. The verdicts are as many as products times vulnerabilities: the first only. */
void useDocument(const CsafDocument &document)
{
    require(!document.tracking.id.isEmpty(), "a document has an id");
    requireSortedWithoutDoubles(document.products,
                                [](const CsafProduct &one, const CsafProduct &next) { return one.id < next.id; });
    for (int i = 0; i < std::min<int>(int(document.products.size()), 50); ++i) {
        const auto range = csafVersionsOf(document.products[i]);
        (void)coreRangesOf(range);
        (void)csafHolds(range, VersionScheme::Generic, u"1.2.3");
        require(csafProductIndex(document, document.products[i].id) == i, "a product is found by its id");
        for (const int product : csafRequiredProducts(document, i))
            require(product >= 0 && product < document.products.size(), "a product that is there");
        for (const auto &vulnerability :
             document.vulnerabilities.first(std::min<qsizetype>(document.vulnerabilities.size(), 20)))
            (void)csafVerdict(document, vulnerability, i);
    }
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &status : vulnerability.statuses) {
            for (const int product : status)
                require(product >= 0 && product < document.products.size(), "a product that is there");
        }
    }
    (void)ncscNotes(document);
    require(csafDifferences(document, document).isEmpty(), "a document does not differ from itself");
    require(!csafDifferences({}, document).isEmpty(), "an id is a difference");
    const auto advisories = advisoriesOf(document, u"fuzz"_s);
    for (const auto &advisory : advisories)
        require(!advisory.id.isEmpty() && advisory.feed == u"fuzz", "an advisory has an id and a feed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto reading = parseCsaf(bytes, u"fuzz.json"_s);
    requireSame(reading, parseCsaf(bytes, u"fuzz.json"_s), std::equal_to<>());
    if (!reading)
        return 0;
    requirePlaces(reading->remarks);
    require(reading->moreRemarks == 0 || reading->remarks.size() == CsafLimits().remarks, "remarks are kept first");
    useDocument(reading->document);
    return 0;
}
