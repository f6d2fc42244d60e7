// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/providerdiscovery.h"
#include "fuzz/addresses.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** The first line is what the owner typed; then come answers, each behind a line "==", in the order of the questions.
 *  One that begins with a line "@address" came from there; an empty one, and all that are missing, is an error.
 */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto parts = QByteArray(bytes).replace("\n==\n", QByteArray(1, '\x1E')).split('\x1E');
    auto discovery = ProviderDiscovery::of(QString::fromUtf8(parts.first()));
    if (!discovery) {
        require(discovery.error().code == Error::Code::WrongUse, "only what the owner typed can be wrong");
        return 0;
    }
    constexpr qsizetype mostQuestions = 60;
    qsizetype asked = 0;
    while (const auto url = discovery->next()) {
        requireSecure(*url);
        require(++asked <= mostQuestions, "it comes to an end");
        auto content = parts.value(asked);
        if (content.isEmpty()) {
            const auto code = asked % 2 == 0 ? Error::Code::NetworkNotFound : Error::Code::NetworkTimeout;
            discovery->answer(Error{code, url->toString(), u"not there"_s});
            continue;
        }
        auto from = *url;
        if (const auto end = content.indexOf('\n'); content.startsWith('@') && end > 0) {
            from = QUrl(QString::fromUtf8(content.mid(1, end - 1)));
            content = content.mid(end + 1);
        }
        discovery->answer(content, from);
    }
    const auto found = discovery->result();
    if (!found) {
        require(!found.error().where.isEmpty(), "an error has a place");
        return 0;
    }
    require(!found->providers.isEmpty() || !found->listed.isEmpty(), "what was found is something");
    for (const auto &provider : found->providers)
        requireSecure(provider.url);
    return 0;
}
