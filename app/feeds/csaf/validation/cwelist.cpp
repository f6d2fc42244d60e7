// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cwelist.h"

#include <QFile>

#include <algorithm>
#include <utility>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

class CweList
{
public:
    CweList()
    {
        QFile file(QStringLiteral(":/patchwijzer/csaf/cwe.tsv"));
        if (file.open(QIODevice::ReadOnly))
            m_bytes = file.readAll();
        Q_ASSERT(!m_bytes.isEmpty());
        std::string_view text(m_bytes.constData(), size_t(m_bytes.size()));
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            const auto tab = line.find('\t');
            if (!line.starts_with('#') && tab != std::string_view::npos)
                m_entries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
        }
        std::sort(m_entries.begin(), m_entries.end());
    }

    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

private:
    QByteArray m_bytes;
    std::vector<Entry> m_entries;
};

} // namespace

CweMatch matchCwe(std::string_view id, std::string_view name)
{
    static const CweList list;
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    const auto &entries = list.entries();
    if (std::binary_search(entries.begin(), entries.end(), Entry(id, name)))
        return CweMatch::Right;
    const auto it = std::lower_bound(entries.begin(), entries.end(), Entry(id, {}));
    return it != entries.end() && it->first == id ? CweMatch::OtherName : CweMatch::UnknownId;
}

} // namespace Patchwijzer::CsafCheck
