// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <string_view>
#include <vector>

namespace Patchwijzer::CsafCheck {

/** A key as it is written in a JSON pointer; a very long one is cut. @see RFC 6901, section 3 */
[[nodiscard]] QString pointerPart(std::string_view key);

/** Number of a node in Paths; 0 is the document itself. */
using PathId = uint32_t;

/** A place in the document: a node, or an item of the list that the node is. */
struct Spot {
    PathId path = 0;
    int64_t index = -1; ///< Item of the list; -1 for the node itself.
};

/** The places the pass over the document has seen. Small numbers, because nearly all of them are never written out. */
class Paths
{
public:
    PathId key(PathId parent, std::string_view name) { return add({parent, -1, name}); }
    PathId item(PathId parent, int64_t index) { return add({parent, index, {}}); }

    /** The JSON pointer of @p spot. @see RFC 6901 */
    [[nodiscard]] QString pointer(Spot spot) const;
    [[nodiscard]] size_t size() const { return m_nodes.size(); }

private:
    struct Node {
        PathId parent = 0;
        int64_t index = -1;
        std::string_view name;
    };
    PathId add(Node node)
    {
        m_nodes.push_back(node);
        return PathId(m_nodes.size()); // 0 is the document, so numbers are one ahead of places in the list.
    }

    std::vector<Node> m_nodes;
};

} // namespace Patchwijzer::CsafCheck
