// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/csafvalidator.h"

#include "feeds/csaf/csafcontent.h"
#include "feeds/csaf/validation/documentreader.h"
#include "feeds/csaf/validation/mandatorytests.h"
#include "feeds/csaf/validation/schema.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace CsafCheck;

/** Two levels a branch: as many branches deep as no product tree is, and still little stack. */
constexpr int maxDepth = 256;

struct MandatoryTest {
    const char *number;
    const char *title;
    void (*run)(const Document &, Report &);
};

constexpr MandatoryTest mandatoryTests[]{
    {"6.1.1", "Missing Definition of Product ID", missingProductDefinition},
    {"6.1.2", "Multiple Definition of Product ID", repeatedProductDefinition},
    {"6.1.3", "Circular Definition of Product ID", circularProductDefinition},
    {"6.1.4", "Missing Definition of Product Group ID", missingGroupDefinition},
    {"6.1.5", "Multiple Definition of Product Group ID", repeatedGroupDefinition},
    {"6.1.6", "Contradicting Product Status", contradictingStatus},
    {"6.1.7", "Multiple Scores with same Version per Product", repeatedScore},
    {"6.1.8", "Invalid CVSS", invalidCvss},
    {"6.1.9", "Invalid CVSS computation", invalidCvssComputation},
    {"6.1.10", "Inconsistent CVSS", inconsistentCvss},
    {"6.1.11", "CWE", invalidCwe},
    {"6.1.12", "Language", invalidLanguage},
    {"6.1.13", "PURL", invalidPackageUrl},
    {"6.1.14", "Sorted Revision History", unsortedRevisionHistory},
    {"6.1.15", "Translator", translatorWithoutSourceLanguage},
    {"6.1.16", "Latest Document Version", staleDocumentVersion},
    {"6.1.17", "Document Status Draft", unreleasedButNotDraft},
    {"6.1.18", "Released Revision History", unreleasedRevision},
    {"6.1.19", "Revision History Entries for Pre-release Versions", preReleaseRevision},
    {"6.1.20", "Non-draft Document Version", preReleaseButReleased},
    {"6.1.21", "Missing Item in Revision History", missingRevision},
    {"6.1.22", "Multiple Definition in Revision History", repeatedRevision},
    {"6.1.23", "Multiple Use of Same CVE", repeatedCve},
    {"6.1.24", "Multiple Definition in Involvements", repeatedInvolvement},
    {"6.1.25", "Multiple Use of Same Hash Algorithm", repeatedHashAlgorithm},
    {"6.1.26", "Prohibited Document Category Name", prohibitedCategory},
    {"6.1.27.1", "Document Notes", profileDocumentNotes},
    {"6.1.27.2", "Document References", profileDocumentReferences},
    {"6.1.27.3", "Vulnerabilities", profileNoVulnerabilities},
    {"6.1.27.4", "Product Tree", profileProductTree},
    {"6.1.27.5", "Vulnerability Notes", profileVulnerabilityNotes},
    {"6.1.27.6", "Product Status", profileProductStatus},
    {"6.1.27.7", "VEX Product Status", profileVexStatus},
    {"6.1.27.8", "Vulnerability ID", profileVulnerabilityId},
    {"6.1.27.9", "Impact Statement", profileImpactStatement},
    {"6.1.27.10", "Action Statement", profileActionStatement},
    {"6.1.27.11", "Vulnerabilities", profileVulnerabilities},
    {"6.1.28", "Translation", translationIntoItself},
    {"6.1.29", "Remediation without Product Reference", remediationWithoutProduct},
    {"6.1.30", "Mixed Integer and Semantic Versioning", mixedVersioning},
    {"6.1.31", "Version Range in Product Version", rangeAsVersion},
    {"6.1.32", "Flag without Product Reference", flagWithoutProduct},
    {"6.1.33", "Multiple Flags with VEX Justification Codes per Product", repeatedJustification},
};

/** Which tests run: all, or those of @p numbers. */
Result<QList<const MandatoryTest *>> chosenTests(const QStringList &numbers)
{
    QList<const MandatoryTest *> chosen;
    qsizetype known = 0;
    for (const auto &test : mandatoryTests) {
        const auto count = numbers.count(QLatin1String(test.number));
        known += count;
        if (numbers.isEmpty() || count > 0)
            chosen.append(&test);
    }
    if (known != numbers.size())
        return fail(Error::Code::WrongUse, numbers.join(QLatin1Char(' ')),
                    QStringLiteral("not all of them are numbers of mandatory tests"));
    return chosen;
}

/** Whether this is a CSAF 2.0 document at all. */
Result<void> recognise(const Json::Element &root, const Json::Place &place)
{
    std::string_view version;
    const auto field = root.at_pointer("/document/csaf_version");
    if (!root.is_object() || field.get(version))
        return Json::fail(Error::Code::UnknownFormat, place, "not a CSAF document");
    if (version != "2.0")
        return Json::fail(Error::Code::UnknownFormat, place, "not a CSAF 2.0 document");
    return {};
}

} // namespace

bool CsafValidation::isValid() const
{
    return schema.passed()
        && std::all_of(tests.begin(), tests.end(), [](const CsafTestResult &test) { return test.passed(); });
}

QStringList CsafValidation::failed() const
{
    QStringList numbers;
    if (!schema.passed())
        numbers.append(schema.number);
    for (const auto &test : tests) {
        if (!test.passed())
            numbers.append(test.number);
    }
    return numbers;
}

QStringList csafTestNumbers()
{
    QStringList numbers;
    for (const auto &test : mandatoryTests)
        numbers.append(QLatin1String(test.number));
    return numbers;
}

Result<CsafValidation> validateCsaf(const QByteArray &json, const QString &where, const QStringList &tests)
{
    PW_TRY_VOID(chosenTests(tests));
    CsafJson parsed;
    PW_TRY_VOID(parsed.parse(json, where, CsafJson::maxBytes, maxDepth));
    return validateCsaf(parsed, tests);
}

Result<CsafValidation> validateCsaf(const CsafJson &json, const QStringList &tests)
{
    const auto &root = json.content().root;
    const Json::Place place(json.content().where);
    PW_TRY(const auto chosen, chosenTests(tests));
    PW_TRY_VOID(recognise(root, place));

    const auto document = readDocument(root);
    CsafValidation validation;
    validation.schema.number = QStringLiteral("schema");
    validation.schema.title = QStringLiteral("JSON schema");
    checkSchema(json.content(), &validation.schema);
    for (const auto *test : chosen) {
        CsafTestResult result{QLatin1String(test->number), QLatin1String(test->title), {}, 0};
        Report report(document.paths, result);
        test->run(document, report);
        validation.tests.append(std::move(result));
    }
    // Half a test is no test: what was not looked at may be what is wrong.
    if (document.isTooLarge())
        return Json::fail(Error::Code::FileTooLarge, place, "names too many products and groups");
    return validation;
}

} // namespace Patchwijzer
