// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/plaintext.h"

#include <QByteArrayView>
#include <QString>

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Inside this room only: texts that come back a thousand times are kept once.
namespace Patchwijzer {

class StringPool
{
public:
    /** The number that stands for @p text; the same for all that reads the same without control characters. */
    [[nodiscard]] quint32 number(QByteArrayView text)
    {
        const std::string_view view(text.data(), size_t(text.size()));
        if (const auto found = m_numbers.find(view); found != m_numbers.end())
            return found->second;
        const auto plain = plainText(text, text.size() + 1);
        const auto bytes = plain.toUtf8();
        const std::string_view plainView(bytes.constData(), size_t(bytes.size()));
        const auto known = m_numbers.find(plainView);
        const auto number = known == m_numbers.end() ? quint32(m_texts.size()) : known->second;
        if (known == m_numbers.end()) {
            m_texts.push_back(plain);
            m_numbers.emplace(m_bytes.emplace_back(plainView), number);
        }
        if (view != plainView)
            m_numbers.emplace(m_bytes.emplace_back(view), number);
        return number;
    }

    /** The text, without control characters. */
    [[nodiscard]] const QString &text(quint32 number) const { return m_texts[number]; }

private:
    std::deque<std::string> m_bytes; ///< What the keys look at: a deque does not move them.
    std::unordered_map<std::string_view, quint32> m_numbers;
    std::vector<QString> m_texts;
};

} // namespace Patchwijzer
