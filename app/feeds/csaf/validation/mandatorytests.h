// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/document.h"
#include "feeds/csaf/validation/report.h"

#include <algorithm>
#include <vector>

// One function per mandatory test, each in the file named after the section of CSAF 2.0 it comes from.
namespace Patchwijzer::CsafCheck {

/** 6.1.1: Every product id that is used is defined in the product tree. */
void missingProductDefinition(const Document &document, Report &report);
/** 6.1.2: No two products have the same id. */
void repeatedProductDefinition(const Document &document, Report &report);
/** 6.1.3: No product is, by way of relationships, made of itself. */
void circularProductDefinition(const Document &document, Report &report);
/** 6.1.4: Every group id that is used is defined in the product tree. */
void missingGroupDefinition(const Document &document, Report &report);
/** 6.1.5: No two groups have the same id. */
void repeatedGroupDefinition(const Document &document, Report &report);
/** 6.1.6: No product of a vulnerability is in two of affected, not affected, fixed and under investigation. */
void contradictingStatus(const Document &document, Report &report);
/** 6.1.7: A product has at most one score per CVSS version in a vulnerability. */
void repeatedScore(const Document &document, Report &report);
/** 6.1.8: Every CVSS object keeps to the JSON schema of its version. */
void invalidCvss(const Document &document, Report &report);
/** 6.1.9: Scores and severities are those that follow from the vector. */
void invalidCvssComputation(const Document &document, Report &report);
/** 6.1.10: Properties that repeat what the vector says, say the same. */
void inconsistentCvss(const Document &document, Report &report);
/** 6.1.11: A CWE exists, and its name is the one of its number. */
void invalidCwe(const Document &document, Report &report);
/** 6.1.12: Language tags are valid ones. */
void invalidLanguage(const Document &document, Report &report);
/** 6.1.13: Package URLs are valid ones. */
void invalidPackageUrl(const Document &document, Report &report);
/** 6.1.14: By date, the numbers of the revisions go up. */
void unsortedRevisionHistory(const Document &document, Report &report);
/** 6.1.15: A translator names the language it was translated from. */
void translatorWithoutSourceLanguage(const Document &document, Report &report);
/** 6.1.16: The version of the document is the number of its latest revision. */
void staleDocumentVersion(const Document &document, Report &report);
/** 6.1.17: Version 0, 0.y.z or a pre-release is a draft. */
void unreleasedButNotDraft(const Document &document, Report &report);
/** 6.1.18: A released document has no revision 0 or 0.y.z. */
void unreleasedRevision(const Document &document, Report &report);
/** 6.1.19: No revision has a pre-release number. */
void preReleaseRevision(const Document &document, Report &report);
/** 6.1.20: A released document has no pre-release version. */
void preReleaseButReleased(const Document &document, Report &report);
/** 6.1.21: The oldest revision is 0 or 1, and no (major) number is left out. */
void missingRevision(const Document &document, Report &report);
/** 6.1.22: No two revisions have the same number. */
void repeatedRevision(const Document &document, Report &report);
/** 6.1.23: No two vulnerabilities have the same CVE. */
void repeatedCve(const Document &document, Report &report);
/** 6.1.24: A party is involved in a vulnerability at most once at one date. */
void repeatedInvolvement(const Document &document, Report &report);
/** 6.1.25: A file has at most one hash per algorithm. */
void repeatedHashAlgorithm(const Document &document, Report &report);
/** 6.1.26: A document of no profile has no category that looks like one. */
void prohibitedCategory(const Document &document, Report &report);
/** 6.1.27.1: Informational advisories and incident responses have a note that tells something. */
void profileDocumentNotes(const Document &document, Report &report);
/** 6.1.27.2: Informational advisories and incident responses refer to something else. */
void profileDocumentReferences(const Document &document, Report &report);
/** 6.1.27.3: Informational advisories have no vulnerabilities. */
void profileNoVulnerabilities(const Document &document, Report &report);
/** 6.1.27.4: Security advisories and VEX documents have a product tree. */
void profileProductTree(const Document &document, Report &report);
/** 6.1.27.5: In security advisories and VEX documents every vulnerability has notes. */
void profileVulnerabilityNotes(const Document &document, Report &report);
/** 6.1.27.6: In security advisories every vulnerability has a product status. */
void profileProductStatus(const Document &document, Report &report);
/** 6.1.27.7: In VEX documents every vulnerability has one of the four statuses that VEX knows. */
void profileVexStatus(const Document &document, Report &report);
/** 6.1.27.8: In VEX documents every vulnerability has a CVE or another id. */
void profileVulnerabilityId(const Document &document, Report &report);
/** 6.1.27.9: In VEX documents a flag or an impact says why a product is not affected. */
void profileImpactStatement(const Document &document, Report &report);
/** 6.1.27.10: In VEX documents every affected product has a remediation. */
void profileActionStatement(const Document &document, Report &report);
/** 6.1.27.11: Security advisories and VEX documents have vulnerabilities. */
void profileVulnerabilities(const Document &document, Report &report);
/** 6.1.28: A document is not translated into its own language. */
void translationIntoItself(const Document &document, Report &report);
/** 6.1.29: Every remediation names products or groups. */
void remediationWithoutProduct(const Document &document, Report &report);
/** 6.1.30: Integer and semantic versions are not mixed. */
void mixedVersioning(const Document &document, Report &report);
/** 6.1.31: The name of a product version holds no sign or word of a range. */
void rangeAsVersion(const Document &document, Report &report);
/** 6.1.32: Every flag names products or groups. */
void flagWithoutProduct(const Document &document, Report &report);
/** 6.1.33: A product has at most one VEX justification in a vulnerability. */
void repeatedJustification(const Document &document, Report &report);

/** The texts themselves, sorted. */
[[nodiscard]] inline std::vector<std::string_view> textsOf(const Texts &texts)
{
    std::vector<std::string_view> result;
    result.reserve(texts.size());
    for (const auto &text : texts)
        result.push_back(text.text);
    std::sort(result.begin(), result.end());
    return result;
}

[[nodiscard]] inline bool contains(const std::vector<std::string_view> &sorted, std::string_view text)
{
    return std::binary_search(sorted.begin(), sorted.end(), text);
}

/** Calls @p visit for every text that an earlier one is equal to. */
template<typename Visit>
void eachRepeated(Texts texts, Visit visit)
{
    std::stable_sort(texts.begin(), texts.end(), [](const Text &lhs, const Text &rhs) { return lhs.text < rhs.text; });
    for (size_t i = 1; i < texts.size(); ++i) {
        if (texts[i].text == texts[i - 1].text)
            visit(texts[i]);
    }
}

[[nodiscard]] inline bool isReleased(const Document &document)
{
    return document.status && (document.status->text == "final" || document.status->text == "interim");
}

[[nodiscard]] inline bool isAdvisoryOrVex(const Document &document)
{
    return document.isProfile("csaf_security_advisory") || document.isProfile("csaf_vex");
}

} // namespace Patchwijzer::CsafCheck
