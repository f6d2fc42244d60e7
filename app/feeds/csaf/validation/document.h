// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/documentversion.h"
#include "feeds/csaf/validation/moment.h"
#include "feeds/csaf/validation/paths.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

// What the mandatory tests look at, collected in one pass over the document. Everything is a view into the parsed
// document, which must outlive it. What is missing or of the wrong type is simply not there: the schema speaks of that.
namespace Patchwijzer::CsafCheck {

/** A string of the document and its place. */
struct Text {
    std::string_view text;
    Spot at;
};
using Texts = std::vector<Text>;
using OptionalText = std::optional<Text>;

struct Revision {
    Text number;
    Text date;
    DocumentVersion version;
    Moment moment;
};

struct Group {
    Text id;
    Texts products;
};

/** A product made of two others; an absent part is empty. */
struct Relationship {
    Text product;
    std::string_view first;
    std::string_view second;
};

struct Branch {
    std::string_view category;
    Text name;
};

enum class Status {
    FirstAffected,
    FirstFixed,
    Fixed,
    KnownAffected,
    KnownNotAffected,
    LastAffected,
    Recommended,
    UnderInvestigation
};
constexpr std::array<std::string_view, 8> statusNames{
    "first_affected",     "first_fixed",   "fixed",       "known_affected",
    "known_not_affected", "last_affected", "recommended", "under_investigation",
};

/** One property of a CVSS object. */
struct CvssProperty {
    enum class Kind { Text, Number, Other };

    std::string_view name;
    Kind kind = Kind::Other;
    std::string_view text;
    double number = 0;
};

/** What stands under cvss_v2 or cvss_v3. */
struct CvssFields {
    bool isVersion2 = false;
    bool isObject = false;
    std::vector<CvssProperty> properties;
    Spot at;

    [[nodiscard]] const CvssProperty *find(std::string_view name) const
    {
        for (const auto &property : properties) {
            if (property.name == name)
                return &property;
        }
        return nullptr;
    }
    /** Empty when it is not there, or not a string. */
    [[nodiscard]] std::string_view text(std::string_view name) const
    {
        const auto *property = find(name);
        return property == nullptr ? std::string_view() : property->text;
    }
};

struct Score {
    Texts products;
    std::optional<CvssFields> cvss2;
    std::optional<CvssFields> cvss3;
};

/** A flag, remediation or threat: what it says, of which products. */
struct Target {
    std::string_view label; ///< Of a flag its label, of the others their category.
    Texts products;
    Texts groups;
    bool namesProducts = false; ///< Whether one of product_ids and group_ids is there at all.
    Spot at;
};

struct Involvement {
    std::string_view party;
    std::string_view date;
    Spot at;
};

struct Weakness {
    std::string_view id;
    std::string_view name;
    Spot at;
};

struct Vulnerability {
    Spot at;
    OptionalText cve;
    std::optional<Weakness> cwe;
    bool hasIds = false;
    bool hasNotes = false;
    bool hasProductStatus = false;
    std::array<Texts, statusNames.size()> statuses; ///< By Status.
    std::vector<Score> scores;
    std::vector<Target> flags;
    std::vector<Target> remediations;
    std::vector<Target> threats;
    std::vector<Involvement> involvements;

    [[nodiscard]] const Texts &with(Status status) const { return statuses[size_t(status)]; }
};

class Document
{
public:
    Paths paths;
    OptionalText category;
    OptionalText language;
    OptionalText sourceLanguage;
    OptionalText publisherCategory;
    OptionalText status;
    OptionalText version;
    DocumentVersion parsedVersion;
    Texts noteCategories;
    Texts referenceCategories;
    std::vector<Revision> revisions; ///< As they stand in the document.
    std::vector<size_t> sorted;      ///< Places in `revisions`, by date and then by number.

    bool hasProductTree = false;
    bool hasVulnerabilities = false;
    Texts products; ///< Every definition of a product.
    std::vector<Branch> branches;
    std::vector<Group> groups;
    std::vector<Relationship> relationships;
    Texts packageUrls;
    std::vector<Texts> hashAlgorithms; ///< One list per file.
    std::vector<Vulnerability> vulnerabilities;

    Spot documentSpot;
    Spot notesSpot; ///< Where "/document/notes" is, or would be.
    Spot referencesSpot;
    Spot productTreeSpot;
    Spot vulnerabilitiesSpot;

    /** The products that @p targets name, directly or through groups; sorted, each once. */
    [[nodiscard]] std::vector<std::string_view> productsOf(const std::vector<const Target *> &targets) const;

    /** Whether the document names so much, or so much over and over, that it was not tested to the end. */
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }

    [[nodiscard]] bool isProfile(std::string_view name) const { return category && category->text == name; }

    /** Calls @p visit for every place outside a definition that names a product. */
    template<typename Visit>
    void eachProductReference(Visit visit) const
    {
        for (const auto &group : groups)
            eachOf(group.products, visit);
        for (const auto &reference : m_relationshipReferences)
            visit(reference);
        for (const auto &vulnerability : vulnerabilities) {
            for (const auto &list : vulnerability.statuses)
                eachOf(list, visit);
            for (const auto &score : vulnerability.scores)
                eachOf(score.products, visit);
            eachTarget(vulnerability, [&](const Target &target) { eachOf(target.products, visit); });
        }
    }

    /** Calls @p visit for every flag, remediation and threat of @p vulnerability. */
    template<typename Visit>
    static void eachTarget(const Vulnerability &vulnerability, Visit visit)
    {
        for (const auto *list : {&vulnerability.flags, &vulnerability.remediations, &vulnerability.threats}) {
            for (const auto &target : *list)
                visit(target);
        }
    }

private:
    friend class DocumentReader;
    void sort();
    template<typename Visit>
    static void eachOf(const Texts &texts, Visit visit)
    {
        for (const auto &text : texts)
            visit(text);
    }

    Texts m_relationshipReferences;
    std::vector<size_t> m_groupsById;                             ///< Places in `groups`, by id.
    std::vector<std::vector<std::string_view>> m_productsOfGroup; ///< As `groups`; sorted.
    mutable size_t m_steps = 0;
    mutable bool m_tooLarge = false;
};

} // namespace Patchwijzer::CsafCheck
