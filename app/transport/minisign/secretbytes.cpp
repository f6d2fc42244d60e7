// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/secretbytes.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sodium.h>

namespace Patchwijzer {

void SecretBytes::Wipe::operator()(unsigned char *bytes) const
{
    sodium_free(bytes); // Wipes as well.
}

SecretBytes::SecretBytes(qsizetype size)
    : m_size(std::max<qsizetype>(size, 0))
{
    // Safe to call as often as one likes; the memory functions need it once.
    if (sodium_init() < 0)
        throw std::bad_alloc();
    m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(std::max<size_t>(size_t(m_size), 1))));
    if (!m_bytes)
        throw std::bad_alloc(); // As any other container does.
    sodium_memzero(m_bytes.get(), size_t(m_size));
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes copy(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(copy.data(), bytes.data(), size_t(bytes.size()));
    return copy;
}

} // namespace Patchwijzer
