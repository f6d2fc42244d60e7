// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <memory>

namespace Patchwijzer {

/** Bytes that nobody else may see: a secret key, a password. They lie in memory that is kept off the swap file and
 *  between guarded pages, and are wiped before it is given back. The size is fixed; moving leaves an empty one.
 */
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size); ///< All zero.
    /** Copies; wiping the original remains the caller's task. */
    [[nodiscard]] static SecretBytes copyOf(QByteArrayView bytes);

    [[nodiscard]] unsigned char *data() { return m_bytes.get(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.get(); }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.get(), m_size}; }

private:
    struct Wipe {
        void operator()(unsigned char *bytes) const;
    };
    std::unique_ptr<unsigned char, Wipe> m_bytes;
    qsizetype m_size = 0;
};

} // namespace Patchwijzer
