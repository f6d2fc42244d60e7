// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/languagetag.h"
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void invalidLanguage(const Document &document, Report &report)
{
    for (const auto *language : {&document.language, &document.sourceLanguage}) {
        if (!*language)
            continue;
        switch (checkLanguageTag((*language)->text)) {
        case LanguageTag::Valid:
            break;
        case LanguageTag::Malformed:
            report.fail((*language)->at, "not a language tag", (*language)->text);
            break;
        case LanguageTag::UnknownSubtag:
            report.fail((*language)->at, "the language tag has a part that is not registered", (*language)->text);
            break;
        }
    }
}

} // namespace Patchwijzer::CsafCheck
