// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/document.h"
#include "feeds/jsonreader.h"

namespace Patchwijzer::CsafCheck {

/** The one pass over the parsed document that fills a Document. */
class DocumentReader
{
public:
    explicit DocumentReader(Document &document)
        : m_document(&document)
    {
    }

    void read(const Json::Element &root);

private:
    using Object = simdjson::dom::object;

    void readDocument(const Object &object, PathId at);
    void readTracking(const Object &object, PathId at);
    void readProductTree(const Object &object, PathId at);
    void readBranches(const Object &parent, PathId at);
    void readProduct(const Object &product, PathId at);
    void readRelationship(const Object &object, PathId at);
    void readVulnerability(const Object &object, PathId at);
    [[nodiscard]] std::optional<CvssFields> readCvss(const Object &score, std::string_view key, PathId at);
    void readScore(const Object &object, PathId at, Vulnerability *vulnerability);
    [[nodiscard]] Target readTarget(const Object &object, std::string_view labelKey, PathId at);
    [[nodiscard]] std::vector<Target> readTargets(const Object &parent, std::string_view key, std::string_view labelKey,
                                                  PathId at);
    void readTexts(const Object &object, std::string_view key, PathId at, Texts *texts);
    void readCategories(const Object &object, std::string_view key, PathId at, Texts *texts);
    [[nodiscard]] OptionalText text(const Object &object, std::string_view key, PathId at);

    /** Calls @p visit(object, place) for each object in the list under @p key. */
    template<typename Visit>
    void each(const Object &parent, std::string_view key, PathId at, Visit visit)
    {
        simdjson::dom::array list;
        if (parent.at_key(key).get(list))
            return;
        const PathId listAt = m_document->paths.key(at, key);
        int64_t index = 0;
        for (const auto value : list) {
            simdjson::dom::object object;
            if (value.get(object) == simdjson::SUCCESS && isRoomLeft()) {
                m_texts += objectCost;
                visit(object, m_document->paths.item(listAt, index));
            }
            ++index;
        }
    }
    [[nodiscard]] bool isRoomLeft() const;

    /** What an object takes in memory, in texts. */
    static constexpr size_t objectCost = 4;
    static constexpr size_t vulnerabilityCost = 16;
    Document *m_document;
    size_t m_texts = 0;
};

[[nodiscard]] inline Document readDocument(const Json::Element &root)
{
    Document document;
    DocumentReader(document).read(root);
    return document;
}

} // namespace Patchwijzer::CsafCheck
