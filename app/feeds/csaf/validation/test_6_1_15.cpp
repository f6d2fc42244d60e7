// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void translatorWithoutSourceLanguage(const Document &document, Report &report)
{
    const bool translated = document.publisherCategory && document.publisherCategory->text == "translator";
    if (translated && !document.sourceLanguage)
        report.fail(document.documentSpot, "a translator's document has no source_lang");
}

} // namespace Patchwijzer::CsafCheck
