// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csaftext.h"
#include "feeds/htmltext.h"
#include "feeds/plaintext.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxLength = 1'000;

void requireHarmless(const QString &text, QStringView allowed)
{
    require(text.size() <= maxLength, "a text keeps its length");
    for (const QChar c : text) {
        require(c.category() != QChar::Other_Control || allowed.contains(c), "no control characters");
        require(!turnsDirection(c), "nothing that turns the reading direction");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto html = QString::fromUtf8(bytes);
    for (const auto layout : {HtmlLayout::OneLine, HtmlLayout::Lines}) {
        const auto text = textWithoutTags(html, layout);
        require(text == textWithoutTags(html, layout), "the same bytes give the same text");
        require(text.size() <= html.size(), "a text is no longer than what it was made of");
    }
    requireHarmless(plainText(bytes, maxLength), {});
    requireHarmless(textOfHtml(bytes, maxLength), {});
    const std::string_view view(bytes.constData(), size_t(bytes.size()));
    requireHarmless(Csaf::plainText(view, maxLength), u"\n");
    requireHarmless(Csaf::plainLine(view, maxLength), {});
    const auto plain = plainText(bytes, maxLength); // A mark that comes first is dropped each time it is read.
    require(plain.startsWith(QChar(QChar::ByteOrderMark)) || plainText(plain.toUtf8(), maxLength) == plain,
            "what is harmless stays as it is");
    const auto link = webLink(bytes);
    require(link.isEmpty()
                || ((link.startsWith("https://"_L1) || link.startsWith("http://"_L1)) && !link.contains(u'"')
                    && !link.contains(u' ') && !link.contains(u'<')),
            "a link is a link");
    return 0;
}
